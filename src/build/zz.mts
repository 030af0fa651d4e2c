import { build } from 'vite';
import { moduleConfig } from './parts/moduleConfig.ts';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
const made:any = await build(moduleConfig(resolve('src'), {input: resolve('src/startNotebook.ts'), preserveEntrySignatures:'allow-extension', output:{format:'es',entryFileNames:'[name].js',chunkFileNames:'[name].js'}}));
for (const o of made.output) if (o.type==='chunk') {
 console.log(o.fileName, o.code.length, 'gz', gzipSync(o.code,{level:6}).length, o.imports.join(','), '|', o.dynamicImports.join(','));
 if (o.fileName==='rolldown-runtime.js') console.log(o.code);
 if (process.argv[2]===o.fileName) {
  const own=Object.entries<any>(o.modules).map(([id,m])=>[id.replace('/work/wt/start/',''),m.renderedLength] as const).sort((a,b)=>b[1]-a[1]);
  for (const [k,v] of own.slice(0,70)) console.log('   ',(v/1000).toFixed(1),k);
 }
 const i=o.code.indexOf('rolldown-runtime'); if(i>=0) console.log('   uses', o.code.slice(Math.max(0,i-80),i+30));
}
else console.log(o.fileName, String(o.source).length, 'gz', gzipSync(o.source).length);
