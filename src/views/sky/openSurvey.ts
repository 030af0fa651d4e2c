import type { AladinLibrary, AladinSurvey } from './aladin.ts';
import type { Survey } from './readSurvey.ts';

/** A survey for Aladin, by a name of ours and by what was read of it. */
export async function openSurvey(library: AladinLibrary, { url, facts }: Survey): Promise<AladinSurvey> {
  const {
    imgFormat,
    formats,
    defaultFitsMinCut = 0,
    defaultFitsMaxCut = 1,
    hipsBody,
    cubeDepth,
    cubeFirstFrame,
  } = facts;
  const own = { name: 'survey', creatorDid: url, formats, hipsBody, cubeDepth, cubeFirstFrame };
  const cuts = imgFormat === 'fits' ? { minCut: defaultFitsMinCut, maxCut: defaultFitsMaxCut } : {};
  const survey = library.imageHiPS('survey', { ...facts, ...own, ...cuts, url });
  await survey.query;
  // Where it was told too little it has read the properties once more, and nobody has looked through their texts.
  return Object.assign(survey, own);
}
