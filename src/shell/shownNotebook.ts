import type { OpenPart } from '../../workers/wire/serveParts.ts';
import { EMPTY_NOTEBOOK } from '../notebook/emptyNotebook.ts';
import type { FrameMode } from '../notebook/framePolicy.ts';
import { toHtml } from '../notebook/html.ts';
import type { ShellPort } from '../notebook/port.ts';
import { writeRoute, type Route } from '../notebook/route.ts';
import type { KeptReads } from '../store/keptReads.ts';
import { agreedTo } from './agreedTo.ts';
import { Bar } from './bar/bar.ts';
import { showHosts } from './bar/hostsDialog.ts';
import { Notices } from './bar/notices.ts';
import { standingOf } from './bar/standingOf.ts';
import { Costs } from './costs.ts';
import { FilesDesk } from './filesDesk.ts';
import { filesPort } from './filesPort.ts';
import { FilesBeingSaved } from './filesBeingSaved.ts';
import { Frames } from './frame/frames.ts';
import type { Stage } from './frame/stage.ts';
import type { FramePort } from './frame/framesParts.ts';
import type { FrameTrouble } from './frame/frameWatch.ts';
import { frameNotice, STOPPED_NOTICE, versionNotice, WITHHELD_NOTICE } from './frameNotices.ts';
import { leavingPort } from './leavingPort.ts';
import { Gestures } from './gestures.ts';
import type { Keeper } from './keeper.ts';
import type { Keeping } from './keeping.ts';
import { KeepingDesk } from './keepingDesk.ts';
import { settingsFor } from './keptSettings.ts';
import { JupyterDesk } from './jupyter/jupyterDesk.ts';
import { newId } from './newId.ts';
import type { Opening } from './openRoute.ts';
import { Reproduction } from './results/reproduction.ts';
import { ResultsDesk } from './results/resultsDesk.ts';
import { reloadRenewed } from './reloadRenewed.ts';
import { RightsDesk } from './rightsDesk.ts';
import { showSettings } from './settingsDialog.ts';
import { shareLinks } from './shareLinks.ts';
import { showShareDialog } from './shareDialog.ts';
import { shelfOf } from './shelfOf.ts';

/** What a shown notebook needs of the shell around it. */
export type Surroundings = {
  readonly keeper: Keeper;
  readonly siteUrl: string;
  /** Where it is shown. */
  readonly stage: Stage;
  /** Opens a file of the site for a frame. */
  readonly openPart: OpenPart;
  /** Has files be on their way that a frame will open. */
  readonly beginParts: (paths: readonly string[]) => void;
  /** Whether the site no longer has the files that this page would open. */
  readonly isRenewed: () => Promise<boolean>;
  /** Reads files of servers, and keeps their bytes. */
  readonly reads: KeptReads;
  /** Told what is done with a notebook; resolves once what it needs is fetched. */
  readonly onMode: (mode: FrameMode, html: string) => Promise<void>;
  /** Told that a cell has shown what it gave. */
  readonly onResult: () => void;
  /** Whether engines may be made ready before they are wanted. */
  readonly mayStandBy: () => boolean;
  /** Shows what the address names anew. */
  readonly reopen: () => void;
};

/** Storage that takes longer is not waited for when the notebook is left. */
const LEAVE_MS = 2000;

/** An open notebook: its bar and frame, and what its frame may ask of the shell. */
export class ShownNotebook {
  readonly element: HTMLElement;
  readonly #opening: Opening;
  readonly #surroundings: Surroundings;
  readonly #bar: Bar;
  readonly #notices = new Notices();
  readonly #desk: KeepingDesk;
  readonly #keeping: Keeping;
  readonly #gestures = new Gestures();
  readonly #costs: Costs;
  readonly #files = new FilesBeingSaved();
  readonly #frames: Frames;
  readonly #results: ResultsDesk;
  readonly #folder: FilesDesk;
  readonly #reproduction: Reproduction;
  readonly #jupyter: JupyterDesk;
  readonly #rights: RightsDesk;
  #isAsking = false;
  #isLeft = false;
  #address = location.hash;

  constructor(route: Exclude<Route, { kind: 'home' }>, opening: Opening, surroundings: Surroundings) {
    this.#opening = opening;
    const { results = {}, laterResults } = opening;
    this.#results = new ResultsDesk(surroundings.keeper.results, writeRoute(route), results, laterResults);
    this.#folder = new FilesDesk({
      kept: surroundings.keeper.files,
      address: writeRoute(route),
      agreed: agreedTo(opening),
      onWithheld: (is) => this.#notices.set('withheld', is ? WITHHELD_NOTICE : undefined),
    });
    this.#surroundings = surroundings;
    this.#bar = new Bar({
      showSettings: () => showSettings(surroundings.siteUrl, surroundings.keeper),
      showHosts: () => void showHosts(this.#rights.reach),
      stop: () => this.#stop(),
    });
    this.#desk = new KeepingDesk(route, opening, {
      keeper: surroundings.keeper,
      notices: this.#notices,
      results: () => this.#results.all,
      onChange: () => this.#kept(),
      reopen: surroundings.reopen,
      flush: () => this.#frames.flush(),
      go: (hash) => (location.hash = hash),
      inDialog: (show) => this.#inDialog(show),
    });
    this.#keeping = this.#desk.keeping;
    this.#reproduction = new Reproduction(opening, {
      notices: this.#notices,
      siteUrl: surroundings.siteUrl,
      now: () => ({ html: this.#keeping.html, results: this.#results.all }),
      whole: () => this.#results.whole(),
      inDialog: (show) => this.#inDialog(show),
    });
    this.#costs = new Costs(this.#gestures, (question, yes) => this.#bar.ask(question, yes));
    this.#rights = new RightsDesk(opening, {
      siteUrl: surroundings.siteUrl,
      keeping: this.#keeping,
      costs: this.#costs,
      onChange: () => this.#describe(),
      reopen: surroundings.reopen,
      inDialog: (show) => this.#inDialog(show),
    });
    const notebook = () => this.#keeping.from ?? opening.kept?.id ?? writeRoute(route);
    this.#jupyter = new JupyterDesk(opening, notebook, this.#costs);
    this.#frames = new Frames({
      stage: surroundings.stage,
      siteUrl: surroundings.siteUrl,
      openPart: (path, kept) => this.#openPart(path, kept),
      beginParts: surroundings.beginParts,
      // What came from the disk has no address.
      reader: (far) =>
        surroundings.reads.reader(shelfOf(opening.origin, this.#keeping.from ?? opening.kept?.id ?? newId()), far),
      gestures: this.#gestures,
      now: () => ({
        html: this.#keeping.html,
        title: this.#keeping.title,
        stored: opening.stored,
        results: this.#results.all,
        controls: this.#desk.controls.left,
        ...this.#rights.opened,
      }),
      onMode: (mode) => this.#showMode(mode),
      mayStandBy: surroundings.mayStandBy,
      allow: (host) => this.#rights.allow(host),
      settled: () => this.#keeping.settled(),
      onTrouble: (trouble) => this.#tellFrame(trouble),
      port: this.#port(),
    });
    this.element = surroundings.stage.place;
    this.element.prepend(this.#bar.element, this.#notices.element);
    // There is nothing to read in what was just begun, and its reader wants to write.
    void this.#frames.open(opening.html === toHtml(EMPTY_NOTEBOOK) ? 'running' : 'reading');
    this.#describe();
  }

  /** Has all that was typed kept, as far as that takes no longer than a moment. */
  async leave(): Promise<void> {
    this.#isLeft = true;
    await this.#frames.leave();
    await Promise.race([this.#keeping.settled(), new Promise((resolve) => setTimeout(resolve, LEAVE_MS))]);
  }

  dispose(): void {
    this.#jupyter.dispose();
    this.#desk.dispose();
    this.#reproduction.dispose();
    this.#files.dropAll();
    this.#frames.dispose();
    this.element.remove();
  }

  #tellFrame(trouble: FrameTrouble | undefined): void {
    this.#notices.set('frame', trouble && frameNotice(trouble, () => this.#frames.openAgain()));
    if (trouble === 'unopened') void this.#tellIfRenewed();
  }

  /** Where the site is not what it was, that is why parts are missing or do not fit, and the way on is another. */
  async #tellIfRenewed(): Promise<void> {
    if (await this.#surroundings.isRenewed()) this.#notices.set('version', versionNotice(reloadRenewed));
  }

  async #openPart(...[path, kept]: Parameters<OpenPart>): ReturnType<OpenPart> {
    const failed = (error: unknown): never => {
      if (!kept) void this.#tellIfRenewed();
      throw error;
    };
    const opened = await this.#surroundings.openPart(path, kept).catch(failed);
    // Whether it is of this version is known with its last piece.
    return { ...opened, pieces: { next: () => opened.pieces.next().catch(failed) } };
  }

  #port(): Omit<ShellPort, keyof FramePort> {
    return {
      save: (html) => {
        const saved = this.#keeping.save(html);
        if (this.#frames.mode !== 'running') this.#rights.read(html);
        return saved;
      },
      saveControls: (controls) => this.#desk.controls.save(controls),
      saveResult: async (id, result) => {
        this.#surroundings.onResult();
        return this.#reproduction.ran(this.#results.save(id, result));
      },
      laterResults: () => this.#results.whole(),
      ...this.#folder.port(),
      share: () => this.#share(),
      ...filesPort(this.#costs, this.#files, () => this.#surroundings.stage.frame.contentDocument),
      settings: async () => settingsFor(this.#opening.trust, this.#jupyter.isAtHand),
      ...this.#jupyter.port(),
      ...this.#rights.port(),
      ...leavingPort(this.#costs, this.#surroundings.keeper),
    };
  }

  #stop(): void {
    this.#frames.stop();
    this.#notices.set('stopped', STOPPED_NOTICE);
  }

  /** What was stopped is told of until something runs again. */
  #showMode(mode: FrameMode | undefined): void {
    this.#bar.running(mode === 'running');
    if (mode === 'running') this.#notices.set('stopped', undefined);
    if (mode) void this.#surroundings.onMode(mode, this.#opening.html).then(() => this.#frames.standBy());
  }

  #kept(): void {
    const { kept, trouble } = this.#keeping;
    // The reader may be on the way to another page.
    if (this.#isLeft || location.hash !== this.#address) return;
    // A reload shows what is seen now; the notebook that it came from keeps its own address.
    if (kept && !trouble && this.#address !== `#mine/${kept.id}`) {
      this.#address = `#mine/${kept.id}`;
      history.replaceState(null, '', this.#address);
      this.#desk.controls.moveTo(this.#address);
      this.#results.moveTo(this.#address);
      this.#folder.moveTo(this.#address);
    }
    this.#describe();
  }

  #describe(): void {
    const { title } = this.#keeping;
    document.title = `${title} · Skybook`;
    this.#bar.standing(
      standingOf(this.#opening, this.#keeping, this.#rights.reach, {
        trust: () => void this.#rights.trust(),
        distrust: () => void this.#rights.distrust(),
        showVersions: () => void this.#desk.showVersions(),
        go: (hash) => (location.hash = hash),
      }),
    );
  }

  async #share(): Promise<void> {
    if (this.#isAsking) throw new Error('A dialog is open');
    await this.#costs.agreed('show you a link of itself', 'Show');
    // What was typed or moved a moment ago is in the link.
    await Promise.all([this.#frames.flush(), this.#results.whole()]);
    const brought = { results: this.#results.all, controls: this.#desk.controls.left };
    const links = shareLinks(this.#keeping.html, brought, this.#surroundings.siteUrl);
    await this.#inDialog(async () => showShareDialog(await links, this.#keeping.from));
  }

  async #inDialog(show: () => Promise<void>): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      await show();
    } finally {
      this.#isAsking = false;
    }
  }
}
