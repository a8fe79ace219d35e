/** The desk's codes as people read them. */
export const STATES = {
  ABIERTO: 'Abierto',
  EN_PROCESO: 'En proceso',
  PENDIENTE_USUARIO: 'Pendiente usuario',
  PENDIENTE_PROVEEDOR: 'Pendiente por proveedor',
  SOLUCIONADO: 'Solucionado',
  CERRADO: 'Cerrado'
};

export const ACTIVITIES = [
  ['DEMANDA', 'Demanda', ['ABIERTO']],
  ['ENTREGAR_Y_SOPORTAR', 'Entregar y soportar', ['EN_PROCESO', 'PENDIENTE_USUARIO', 'PENDIENTE_PROVEEDOR']],
  ['VALOR', 'Valor', ['SOLUCIONADO', 'CERRADO']]
];

const WORDS = {
  RESPUESTA: 'Primera respuesta',
  SOLUCION: 'Solución',
  APROBACION: 'Aprobación',
  OLA: 'Atención del nivel',
  VPN: 'VPN',
  TELEFONIA: 'Telefonía',
  VIATICOS: 'Viáticos',
  REPARACION: 'Reparación',
  OTRO: 'Otra',
  LLAMADO_DE_ATENCION: 'Llamado de atención',
  SIRVIO: 'Sirvió',
  NO_SIRVIO: 'No sirvió'
};

/** `EN_PAUSA` is read «En pausa»; what has accents or is an abbreviation is in the list. */
export const words = code => WORDS[code] ?? code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');

const MOMENT = new Intl.DateTimeFormat('es-MX', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false });
const DAY = new Intl.DateTimeFormat('es-MX', { dateStyle: 'full', timeStyle: 'short' });

export const moment = instant => MOMENT.format(new Date(instant));

export const fullMoment = instant => DAY.format(new Date(instant));

export const size = bytes => bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
