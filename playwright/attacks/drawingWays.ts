/**
 * Python that draws texts of data which are markup: `m(name)` is HTML and `tex(name)` TeX that ask a host of this name
 * and run code where they are no text, `u(name)` the address of such a host.
 */
export const DRAWING_WAYS: Readonly<Record<string, string>> = {
  plots: `from astropy.table import Table
from astropy import units
rows = Table({m('plot-column'): [1.5, 2.5, 7.25], m('plot-other'): [3.5, 1.25, 2.5], 'when': ['a', m('plot-cell'), 'b']})
rows[m('plot-column')].unit = units.Unit(m('plot-unit'), parse_strict='silent')
rows[m('plot-other')].description = m('plot-description')
display(plot(rows, m('plot-column'), m('plot-other'), title=m('plot-title')))
display(plot(rows, m('plot-column'), title=tex('plot-tex')))
display(rows, rows.to_pandas())`,
  spectrum: `import numpy as np
spectrum = Table({'wavelength': np.linspace(4000, 7000, 20), 'flux': np.random.rand(20)}, meta={'name': m('spectrum-name')})
spectrum['wavelength'].unit, spectrum['flux'].unit = 'Angstrom', 'Jy'
spectrum['flux'].description = m('spectrum-description')
spectrum`,
  controls: `chosen = ui.column(
  ui.row(ui.slider(0, 1, label=m('slider')), ui.range(0, 1, label=m('range')), ui.number(0, 1, label=m('number'))),
  ui.select([m('option')], label=m('select')), ui.radio({m('radio'): 1}, label=m('radio-label')),
  ui.multiselect([m('multiselect'), 'b']), ui.text(m('text'), placeholder=m('placeholder'), label=m('text-label')),
  ui.text(m('text-lines'), lines=3), ui.date(label=m('date')), ui.checkbox(label=m('checkbox')), ui.button(m('button')),
  ui.file(m('ending'), label=m('file')), ui.table(rows, label=m('table')),
  ui.tabs({m('tab'): m('tab-text'), m('other-tab'): ui.row(m('row-text'))}, label=m('tabs')))
chosen`,
  plotly: `import plotly.graph_objects as go
figure = go.Figure([go.Scatter(x=[1, 2], y=[1, 2], name=m('trace-name'), text=[m('point-text')] * 2, mode='markers+text', hovertext=m('hover')),
  go.Image(source=u('image-trace'))])
figure.update_layout(title=m('plotly-title'), xaxis_title=tex('plotly-tex'), xaxis_ticktext=[m('tick')], xaxis_tickvals=[1],
  annotations=[dict(text=m('annotation') + '<a href="javascript:document.title=1">x</a>', x=1, y=1)],
  images=[dict(source=u('layout-image'), x=0, y=0, sizex=1, sizey=1)],
  updatemenus=[dict(buttons=[dict(label=m('menu'), method='skip')])], sliders=[dict(steps=[dict(label=m('step'), method='skip')])])
display(figure)
display(go.Figure(go.Table(header=dict(values=[m('table-head')]), cells=dict(values=[[m('table-cell')]]))))
display(go.Figure(go.Pie(labels=[m('pie')], values=[1])), go.Figure(go.Scattergeo(lon=[1], lat=[1], text=m('geo'))))
go.FigureWidget(figure)`,
  bokeh: `from bokeh.plotting import figure as bokeh_figure
from bokeh.layouts import column
from bokeh.models import Button, ColumnDataSource, CustomJS, DataTable, Div, HTMLTemplateFormatter, HoverTool, PreText, Select, TableColumn, TeX, TextInput, WMTSTileSource
source = ColumnDataSource({'x': [1], 'y': [1], 'name': [m('bokeh-value')], 'url': [u('bokeh-image')]})
one = bokeh_figure(height=150, title=m('bokeh-title'), x_axis_label=tex('bokeh-tex'), y_axis_label=TeX(r'\\href{javascript:document.title=1}{x}'), tooltips=f'<div>{m("bokeh-tooltip")}@name</div>')
one.scatter('x', 'y', source=source, legend_label=m('bokeh-legend'))
one.image_url('url', 'x', 'y', 1, 1, source=source)
one.text('x', 'y', 'name', source=source)
one.add_tile(WMTSTileSource(url=u('bokeh-tile') + '/{X}/{Y}/{Z}'))
one.js_on_event('document_ready', CustomJS(code=f'fetch("{u("bokeh-script")}"); new Image().src = "{u("bokeh-script-image")}"'))
display(column(one, Div(text=m('bokeh-div')), PreText(text=m('bokeh-pre')), Button(label=m('bokeh-button')), Select(options=[m('bokeh-option')]), TextInput(value=m('bokeh-input'), title=m('bokeh-input-title')),
  DataTable(source=source, width=200, height=60, columns=[TableColumn(field='name', title=m('bokeh-column')), TableColumn(field='name', formatter=HTMLTemplateFormatter(template=f'<%= value %>{m("bokeh-template")}'))])))`,
  matplotlib: `import matplotlib.pyplot as plt
from matplotlib_inline.backend_inline import set_matplotlib_formats
set_matplotlib_formats('svg')
shown, axes = plt.subplots(figsize=(2, 2))
axes.set_title(m('mpl-title').replace('$', ''), url='javascript:document.title=1')
axes.scatter([1], [1], urls=['javascript:document.title=1'], gid=m('mpl-gid'))
axes.text(0, 0, 'x', url=u('mpl-url'))
display(shown)
plt.close()
set_matplotlib_formats('png')`,
  forms: `from IPython.display import SVG, Latex, Markdown, Math, HTML
display(SVG(data=f'''<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="document.title=1"><style>@import url({u("svg-import")}); rect {{ fill: url({u("svg-fill")}) }}</style><image href="{u("svg-image")}"/><use href="{u("svg-use")}#a"/><a xlink:href="javascript:document.title=1"><rect width="9" height="9"/></a><script>document.title=1</script></svg>'''))
display(Latex(tex('latex')), Math(tex('math').strip('$')), Markdown(m('markdown') + f'![x]({u("markdown-image")}) [x](javascript:document.title=1) ' + tex('markdown-tex')))
display(HTML(f'<style>@import url({u("css-import")}); @font-face {{ font-family: a; src: url({u("css-font")}) }} p {{ font-family: a; background: url({u("css-background")}); list-style: url({u("css-list")}); cursor: url({u("css-cursor")}), auto }}</style><p>x</p><a href="javascript:document.title=1">x</a>' + m('html')))`,
  pandas: `import pandas as pd
frame = pd.DataFrame({m('frame-column'): [m('frame-value')]}, index=[m('frame-index')])
display(frame, frame.style.set_caption(m('caption')).set_table_styles([{'selector': 'td', 'props': f'background: url({u("style-background")})'}]))
frame[m('frame-column')]`,
  widgets: `import anywidget, ipywidgets, traitlets
class Shown(anywidget.AnyWidget):
  _esm = 'export default { render({ model, el }) { const draw = () => { el.innerHTML = model.get("text") }; model.on("change:text", draw); draw() } }'
  text = traitlets.Unicode('').tag(sync=True)
trait = Shown(text=m('trait') + '<a href="javascript:document.title=1">x</a>')
display(trait, ipywidgets.Tab([ipywidgets.Label(m('label'))], titles=[m('tab-title')]), ipywidgets.Dropdown(options=[m('dropdown')], description=m('description')), ipywidgets.Button(description=m('widget-button'), tooltip=m('tooltip'), icon=m('icon')))
trait.text = m('trait-changed')
print(m('printed'))`,
  libraries: `HTML(f'<script src="{u("cdn.jsdelivr.net")}/npm/leaflet@1.9.4/dist/leaflet.js"></script><script src="ht' + 'tps://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.js"></script><script src="ht' + 'tps://cdn.jsdelivr.net/npm/unknown@1/x.js"></script><p id=x></p><script>L.map("x"); L.tileLayer("' + u('tile') + '/{{z}}").addTo(L.map(document.createElement("p")))</script>')`,
};
