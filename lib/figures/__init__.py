"""Numbers become Plotly figures and the sentences that say what they show; pure."""
