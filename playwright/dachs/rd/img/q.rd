<resource schema="img" resdir="img">
  <meta name="creationDate">2025-01-01T00:00:00Z</meta>
  <meta name="title">Made-up images</meta>
  <meta name="description">MADE-UP images for tests: an open cluster, a globular cluster, and a radio map in the AZP projection.</meta>
  <meta name="subject">sky-surveys</meta>
  <meta name="creator">Example, E.</meta>
  <meta name="contentLevel">Research</meta>
  <meta name="type">Simulation</meta>
  <meta name="instrument">various</meta>
  <meta name="coverage.waveband">Optical</meta>

  <table id="main" onDisk="True" mixin="//siap#pgs" adql="True">
    <mixin calibLevel="2" collectionName="'nb-images'" targetName="object" expTime="NULL">//obscore#publishSIAP</mixin>
    <column name="object" type="text" ucd="meta.id;src" tablehead="Object" description="What the image shows" verbLevel="1"/>
    <column name="pub_did" type="text" ucd="meta.ref.ivoid" tablehead="DID" description="Dataset identifier, to be used with the datalink service" verbLevel="1"/>
    <meta name="_associatedDatalinkService">
      <meta name="serviceId">dl</meta>
      <meta name="idColumn">pub_did</meta>
    </meta>
    <column name="sha256" type="text" ucd="meta.checksum" tablehead="SHA-256" description="Checksum of the file" verbLevel="20"/>
  </table>

  <coverage><updater sourceTable="main"/></coverage>

  <data id="import">
    <sources pattern="data/*.fits"/>
    <fitsProdGrammar qnd="True">
      <rowfilter procDef="//products#define">
        <bind key="table">"\schema.main"</bind>
        <bind key="mime">"image/fits"</bind>
      </rowfilter>
    </fitsProdGrammar>
    <make table="main">
      <rowmaker>
        <var key="stem">os.path.splitext(os.path.basename(vars["parser_"].sourceToken))[0]</var>
        <var key="info">{"open_cluster": ("Made-up open cluster", 33867.3, 0.65e-6, 0.59e-6, 0.71e-6),
          "globular": ("Made-up globular", None, 0.65e-6, 0.59e-6, 0.71e-6),
          "radio_map": ("Made-up radio map", None, 0.126, 0.123, 0.130)}[@stem]</var>
        <apply procDef="//siap#setMeta">
          <bind key="dateObs">@info[1]</bind>
          <bind key="bandpassId">"optical" if @info[2]&lt;1e-3 else "radio"</bind>
          <bind key="bandpassRefval">@info[2]</bind>
          <bind key="bandpassLo">@info[3]</bind>
          <bind key="bandpassHi">@info[4]</bind>
          <bind key="pixflags">"C"</bind>
          <bind key="instrument">None</bind>
          <bind key="title">"%s (%s)"%(@info[0], @stem)</bind>
        </apply>
        <apply procDef="//siap#computePGS"/>
        <map key="pub_did">\standardPubDID</map>
        <map key="object">@info[0]</map>
        <map key="sha256">__import__("hashlib").sha256(open(vars["parser_"].sourceToken, "rb").read()).hexdigest()</map>
      </rowmaker>
    </make>
  </data>

  <service id="sia" allowed="form,siap.xml,static">
    <meta name="title">Made-up images, SIA1</meta>
    <meta name="shortName">nbimg sia</meta>
    <meta name="sia.type">Pointed</meta>
    <meta name="testQuery.pos.ra">250.42</meta>
    <meta name="testQuery.pos.dec">36.46</meta>
    <meta name="testQuery.size.ra">0.1</meta>
    <meta name="testQuery.size.dec">0.1</meta>
    <publish render="siap.xml" sets="ivo_managed"/>
    <publish render="form" sets="local,ivo_managed"/>
    <dbCore queriedTable="main">
      <condDesc original="//siap#protoInput"/>
      <condDesc original="//siap#humanInput"/>
    </dbCore>
  </service>

  <!-- datalink with SODA cutouts -->
  <service id="dl" allowed="dlmeta,dlget">
    <meta name="title">Made-up images, datalink</meta>
    <meta name="dlget.description">Cutouts of the images</meta>
    <datalinkCore>
      <descriptorGenerator procDef="//soda#fits_genDesc"/>
      <FEED source="//soda#fits_standardDLFuncs"/>
    </datalinkCore>
  </service>
</resource>
