<resource schema="lc" resdir="lc">
  <meta name="creationDate">2025-01-01T00:00:00Z</meta>
  <meta name="title">Made-up light curves</meta>
  <meta name="description">MADE-UP data for tests: 12,000 detections of 100 objects with time, band and magnitude.</meta>
  <meta name="subject">light-curves</meta>
  <meta name="creator">Example, E.</meta>
  <meta name="contentLevel">Research</meta>
  <meta name="type">Simulation</meta>
  <meta name="coverage.waveband">Optical</meta>
  <table id="source" onDisk="True" adql="True" mixin="//scs#q3cindex">
    <meta name="description">Detections of made-up variable objects</meta>
    <!-- no service of its own: registered as a table that is in the TAP service -->
    <publish sets="ivo_managed"/>
    <primary>source_id</primary>
    <index columns="object_id"/>
    <column name="source_id" type="bigint" required="True" ucd="meta.id;meta.main" description="Detection identifier" verbLevel="1"/>
    <column name="source_ra" type="double precision" unit="deg" ucd="pos.eq.ra;meta.main" description="Right ascension of the detection" verbLevel="1"/>
    <column name="source_dec" type="double precision" unit="deg" ucd="pos.eq.dec;meta.main" description="Declination of the detection" verbLevel="1"/>
    <column name="mjd" type="double precision" unit="d" ucd="time.epoch" description="Time of the detection" verbLevel="1"/>
    <column name="mag" unit="mag" ucd="phot.mag" description="Magnitude" verbLevel="1"/>
    <column name="band" type="text" ucd="instr.bandpass" description="Band" verbLevel="1"/>
    <column name="object_id" type="integer" required="True" ucd="meta.id" description="Object this is a detection of" verbLevel="1"/>
    <column name="object_ra" type="double precision" unit="deg" ucd="pos.eq.ra" description="Right ascension of the object" verbLevel="20"/>
    <column name="object_dec" type="double precision" unit="deg" ucd="pos.eq.dec" description="Declination of the object" verbLevel="20"/>
  </table>
  <coverage><updater sourceTable="source"/></coverage>
  <data id="import">
    <sources pattern="data/source.csv"/>
    <csvGrammar/>
    <make table="source"><rowmaker idmaps="*"/></make>
  </data>
</resource>
