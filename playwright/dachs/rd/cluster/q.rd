<resource schema="cluster" resdir="cluster">
  <meta name="creationDate">2025-01-01T00:00:00Z</meta>
  <meta name="title">Made-up sources around NGC 188</meta>
  <meta name="description">MADE-UP data for tests: 5,000 sources within a degree of NGC 188, in the columns of Gaia DR2.</meta>
  <meta name="subject">open-star-clusters</meta>
  <meta name="subject">proper-motions</meta>
  <meta name="creator">Example, E.</meta>
  <meta name="contentLevel">Research</meta>
  <meta name="type">Simulation</meta>
  <meta name="facility">Gaia</meta>
  <meta name="coverage.waveband">Optical</meta>

  <table id="gaia" onDisk="True" mixin="//scs#q3cindex" adql="True">
    <meta name="description">Made-up sources around NGC 188</meta>
    <primary>source_id</primary>
    <stc>Position ICRS Epoch J2015.5 "ra" "dec" Velocity "pmra" "pmdec"</stc>
    <column name="source_id" type="bigint" required="True" ucd="meta.id;meta.main" description="Source identifier" verbLevel="1"/>
    <column name="ra" type="double precision" unit="deg" ucd="pos.eq.ra;meta.main" description="Right ascension, ICRS, epoch J2015.5" verbLevel="1"/>
    <column name="dec" type="double precision" unit="deg" ucd="pos.eq.dec;meta.main" description="Declination, ICRS, epoch J2015.5" verbLevel="1"/>
    <column name="parallax" type="double precision" unit="mas" ucd="pos.parallax" description="Parallax" verbLevel="1"/>
    <column name="parallax_error" unit="mas" ucd="stat.error;pos.parallax" description="Standard error of the parallax" verbLevel="10"/>
    <column name="pmra" type="double precision" unit="mas/yr" ucd="pos.pm;pos.eq.ra" description="Proper motion in RA, times cos(dec)" verbLevel="1"/>
    <column name="pmdec" type="double precision" unit="mas/yr" ucd="pos.pm;pos.eq.dec" description="Proper motion in declination" verbLevel="1"/>
    <column name="radial_velocity" unit="km/s" ucd="spect.dopplerVeloc.opt" description="Radial velocity" verbLevel="1"/>
    <column name="phot_g_mean_mag" unit="mag" ucd="phot.mag;em.opt" description="G band mean magnitude" verbLevel="1"/>
    <column name="phot_bp_mean_mag" unit="mag" ucd="phot.mag;em.opt.B" description="BP band mean magnitude" verbLevel="10"/>
    <column name="phot_rp_mean_mag" unit="mag" ucd="phot.mag;em.opt.R" description="RP band mean magnitude" verbLevel="10"/>
  </table>

  <coverage><updater sourceTable="gaia"/></coverage>

  <data id="import">
    <sources pattern="data/gaia.csv"/>
    <csvGrammar/>
    <make table="gaia"><rowmaker idmaps="*"/></make>
  </data>

  <service id="cone" allowed="form,scs.xml">
    <meta name="title">Made-up sources around NGC 188, cone search</meta>
    <meta name="shortName">cluster cone</meta>
    <meta name="testQuery"><meta name="ra">11.83</meta><meta name="dec">85.26</meta><meta name="sr">0.1</meta></meta>
    <publish render="scs.xml" sets="ivo_managed"/>
    <publish render="form" sets="ivo_managed,local"/>
    <scsCore queriedTable="gaia"><FEED source="//scs#coreDescs"/></scsCore>
  </service>
</resource>
