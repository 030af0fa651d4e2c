/** The serialisations of rows that stand in a VOTable itself (VOTable 1.5 §5). */
export type DataKind = 'TABLEDATA' | 'BINARY' | 'BINARY2';
