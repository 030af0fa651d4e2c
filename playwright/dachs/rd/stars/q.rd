<resource schema="nb" resdir="stars">
  <meta name="creationDate">2025-01-01T00:00:00Z</meta>
  <meta name="title">Synthetic test star catalogue</meta>
  <meta name="description">SYNTHETIC data, made with a random number generator for testing
    Virtual Observatory clients: 50,000 made-up stars, 400 of them in a made-up
    open cluster near RA 56.75, Dec 24.12. Not an observation of anything.</meta>
  <meta name="subject">virtual-observatories</meta>
  <meta name="subject">open-star-clusters</meta>
  <meta name="creator">Example, E.</meta>
  <meta name="contentLevel">Research</meta>
  <meta name="type">Simulation</meta>
  <meta name="coverage.waveband">Optical</meta>

  <table id="stars" onDisk="True" mixin="//scs#q3cindex" adql="True">
    <meta name="description">SYNTHETIC star catalogue, 50,000 rows</meta>
    <primary>id</primary>
    <stc>Position ICRS Epoch J2016.0 "ra" "dec" Error "e_ra" "e_dec"
      Velocity "pmra" "pmdec"</stc>
    <column name="id" type="integer" ucd="meta.id;meta.main" required="True" tablehead="Id" description="Running number" verbLevel="1"/>
    <column name="ra" type="double precision" unit="deg" ucd="pos.eq.ra;meta.main" tablehead="RA" description="Right ascension, ICRS, epoch J2016.0" verbLevel="1" displayHint="sf=8"/>
    <column name="dec" type="double precision" unit="deg" ucd="pos.eq.dec;meta.main" tablehead="Dec" description="Declination, ICRS, epoch J2016.0" verbLevel="1" displayHint="sf=8"/>
    <column name="e_ra" unit="mas" ucd="stat.error;pos.eq.ra" tablehead="e RA" description="Standard error of the right ascension" verbLevel="20"/>
    <column name="e_dec" unit="mas" ucd="stat.error;pos.eq.dec" tablehead="e Dec" description="Standard error of the declination" verbLevel="20"/>
    <column name="pmra" unit="mas/yr" ucd="pos.pm;pos.eq.ra" tablehead="PM RA" description="Proper motion in RA, times cos(dec)" verbLevel="1"/>
    <column name="pmdec" unit="mas/yr" ucd="pos.pm;pos.eq.dec" tablehead="PM Dec" description="Proper motion in declination" verbLevel="1"/>
    <column name="parallax" unit="mas" ucd="pos.parallax.trig" tablehead="Plx" description="Parallax" verbLevel="1"/>
    <column name="gmag" unit="mag" ucd="phot.mag;em.opt" tablehead="G" description="Magnitude, broad band" verbLevel="1"/>
    <column name="bpmag" unit="mag" ucd="phot.mag;em.opt.B" tablehead="BP" description="Magnitude, blue band" verbLevel="10"/>
    <column name="rpmag" unit="mag" ucd="phot.mag;em.opt.R" tablehead="RP" description="Magnitude, red band" verbLevel="10"/>
    <column name="cluster" type="smallint" ucd="meta.code" required="True" tablehead="Cluster" description="1 for a member of the made-up cluster, else 0" verbLevel="10"/>
  </table>

  <coverage><spatial>0/0-11</spatial></coverage>

  <data id="import">
    <sources pattern="data/stars.csv"/>
    <csvGrammar/>
    <make table="stars"><rowmaker idmaps="*"/></make>
  </data>

  <service id="cone" allowed="form,scs.xml">
    <meta name="title">Synthetic test star cone search</meta>
    <meta name="shortName">nbstars cone</meta>
    <meta name="testQuery"><meta name="ra">56.75</meta><meta name="dec">24.12</meta><meta name="sr">0.1</meta></meta>
    <publish render="form" sets="ivo_managed,local"/>
    <publish render="scs.xml" sets="ivo_managed"/>
    <scsCore queriedTable="stars">
      <FEED source="//scs#coreDescs"/>
      <condDesc buildFrom="gmag"/>
    </scsCore>
  </service>
</resource>
