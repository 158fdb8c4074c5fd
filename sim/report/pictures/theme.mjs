// Colours of Okabe and Ito, which colour-blind readers tell apart, and inks with enough contrast on white.
// Colour never stands alone: a label, a place or a pattern says the same.
export const ink = '#1c2430'
export const soft = '#566070'
export const line = '#d5dae1'
export const faint = '#eef1f5'
export const paper = '#ffffff'

export const blue = '#0072b2'
export const sky = '#8cc9ee'
export const orange = '#e69f00'
export const vermilion = '#d55e00'
export const green = '#009e73'
export const purple = '#a8527f'
export const grey = '#9aa3af'

// Kinds side by side in one bar, light and dark in turns so that they part in grey print too.
export const kinds = ['#0072b2', '#8cc9ee', '#00694d', '#f0c25a', '#a8527f', '#c98b4e', '#4d5866']

export const width = 720
export const size = 13
export const small = 11.5
export const lead = 16

// Faces that are there, on any machine and without asking for one.
export const font = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, system-ui, sans-serif"
