/**
 * Hosts that any notebook may ask once it runs: the services of the Virtual Observatory and of the field that notebooks find by name or by
 * registry, Sesame, and where Python packages come from. None of them gives what it is asked to whoever wrote a notebook.
 */
export const FIELD_HOSTS: readonly string[] = [
  // Names, catalogues and images of the CDS
  ...['cds.unistra.fr', 'cds.u-strasbg.fr', 'cdsweb.u-strasbg.fr', 'cdsarc.cds.unistra.fr', 'simbad.cds.unistra.fr', 'simbad.u-strasbg.fr', 'vizier.cds.unistra.fr', 'vizier.u-strasbg.fr'],
  ...['tapvizier.cds.unistra.fr', 'tapvizier.u-strasbg.fr', 'cdsxmatch.cds.unistra.fr', 'cdsxmatch.u-strasbg.fr', 'vizcat.cds.unistra.fr', 'vizier.cfa.harvard.edu'],
  ...['alasky.cds.unistra.fr', 'alasky.u-strasbg.fr', 'alaskybis.cds.unistra.fr', 'alaskybis.u-strasbg.fr', 'hips.astron.nl', 'skies.esac.esa.int', 'healpix.ias.u-psud.fr'],
  // Registries
  ...['reg.g-vo.org', 'dc.g-vo.org', 'dc.zah.uni-heidelberg.de', 'voparis-rr.obspm.fr', 'vao.stsci.edu', 'registry.euro-vo.org', 'www.ivoa.net', 'ivoa.net'],
  // Archives
  ...['gea.esac.esa.int', 'archives.esac.esa.int', 'nxsa.esac.esa.int', 'csa.esac.esa.int', 'easidr.esac.esa.int', 'eas.esac.esa.int', 'gaia.ari.uni-heidelberg.de', 'gaia.aip.de'],
  ...['archive.eso.org', 'dataportal.eso.org', 'almascience.eso.org', 'almascience.nrao.edu', 'almascience.nao.ac.jp', 'data-query.nrao.edu', 'vo.astron.nl', 'casda.csiro.au'],
  ...['mast.stsci.edu', 'masttest.stsci.edu', 'catalogs.mast.stsci.edu', 'archive.stsci.edu', 'ps1images.stsci.edu', 'stpubdata.s3.amazonaws.com', 'irsa.ipac.caltech.edu', 'ned.ipac.caltech.edu', 'exoplanetarchive.ipac.caltech.edu'],
  ...['heasarc.gsfc.nasa.gov', 'skyview.gsfc.nasa.gov', 'cda.harvard.edu', 'cxc.cfa.harvard.edu', 'ssd.jpl.nasa.gov', 'ssd-api.jpl.nasa.gov', 'datalab.noirlab.edu', 'astroarchive.noirlab.edu'],
  ...['ws.cadc-ccda.hia-iha.nrc-cnrc.gc.ca', 'www.cadc-ccda.hia-iha.nrc-cnrc.gc.ca', 'skyserver.sdss.org', 'data.sdss.org', 'dr17.sdss.org', 'skymapper.anu.edu.au', 'api.skymapper.nci.org.au'],
  ...['wfau.roe.ac.uk', 'tap.roe.ac.uk', 'vo.imcce.fr', 'ssp.imcce.fr', 'api.ssodnet.imcce.fr', 'vo.obspm.fr', 'voparis-tap.obspm.fr', 'xcatdb.unistra.fr', 'vo.lmd.jussieu.fr', 'ia2-tap.oats.inaf.it'],
  ...['data.lsdb.io', 'server.data.lsdb.io', 'www.legacysurvey.org', 'minorplanetcenter.net', 'data.minorplanetcenter.net', 'lasair-ztf.lsst.ac.uk', 'api.fink-portal.org', 'alerce.online'],
  // Data of time and Earth for astropy
  ...['data.astropy.org', 'www.astropy.org', 'datacenter.iers.org', 'hpiers.obspm.fr', 'maia.usno.navy.mil'],
  // Python packages
  ...['pypi.org', 'files.pythonhosted.org', 'cdn.jsdelivr.net'],
];
