"""The steps of the pipeline that call more than one room: gather, intake, admit, press."""
