// Stands before the canvas in every import list: without it the machine's own fonts are read (slow) and may stand in for ours.
process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1'
