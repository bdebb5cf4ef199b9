using System.Security;
using System.Text;
using Comparison.Report;

namespace Comparison.Charts;

/// <summary>
/// A chart of horizontal bars as SVG: the median, a whisker from the least to the most, the number beside it. The
/// colours follow the reader's light or dark setting.
/// </summary>
internal sealed class BarChart(string title, string axis, IReadOnlyList<Bar> bars)
{
    private const int Width = 860;
    private const int LabelWidth = 230;
    private const int ValueWidth = 90;
    private const int Top = 46;
    private const int RowHeight = 26;
    private const int BarHeight = 16;
    private const int AxisHeight = 50;
    private const int MostTicks = 6;

    private const string Style = """
        <style>
          text { font: 13px system-ui, sans-serif; fill: #1f2328; }
          .title { font-size: 15px; font-weight: 600; }
          .axis { fill: #59636e; }
          .grid { stroke: #d1d9e0; }
          .whisker { stroke: #1f2328; stroke-width: 1.5; }
          .ours { fill: #0969da; }
          .classic { fill: #54aeff; }
          .stock { fill: #bc4c00; }
          .peer { fill: #818b98; }
          .raw { fill: #b7bfc8; }
          @media (prefers-color-scheme: dark) {
            text { fill: #f0f6fc; }
            .axis { fill: #9198a1; }
            .grid { stroke: #3d444d; }
            .whisker { stroke: #f0f6fc; }
            .ours { fill: #4493f8; }
            .classic { fill: #1f6feb; }
            .stock { fill: #db6d28; }
            .peer { fill: #656c76; }
            .raw { fill: #3d444d; }
          }
        </style>
        """;

    private readonly double _step = Step(bars.Max(static bar => bar.Most));

    private double End => Math.Ceiling(bars.Max(static bar => bar.Most) / _step) * _step;

    private int Bottom => Top + (bars.Count * RowHeight);

    /// <summary>The document.</summary>
    public string Write()
    {
        StringBuilder text = new();
        int height = Bottom + AxisHeight;
        text.Append(
            PageText.Culture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"img\" aria-label=\"{Escape(title)}\">\n{Style}\n"
        );
        text.Append(PageText.Culture, $"<text class=\"title\" x=\"8\" y=\"24\">{Escape(title)}</text>\n");
        AppendAxis(text);
        for (int row = 0; row < bars.Count; row++)
        {
            AppendBar(text, bars[row], Top + (row * RowHeight));
        }

        return text.Append("</svg>\n").ToString();
    }

    private void AppendAxis(StringBuilder text)
    {
        for (int tick = 0; tick * _step <= End + (_step / 2); tick++)
        {
            double x = X(tick * _step);
            text.Append(
                PageText.Culture,
                $"<line class=\"grid\" x1=\"{x:0.#}\" y1=\"{Top - 6}\" x2=\"{x:0.#}\" y2=\"{Bottom}\"/>\n<text class=\"axis\" x=\"{x:0.#}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{Number(tick * _step)}</text>\n"
            );
        }

        text.Append(
            PageText.Culture,
            $"<text class=\"axis\" x=\"{X(End / 2):0.#}\" y=\"{Bottom + 40}\" text-anchor=\"middle\">{Escape(axis)}</text>\n"
        );
    }

    private void AppendBar(StringBuilder text, Bar bar, int y)
    {
        int middle = y + (BarHeight / 2);
        text.Append(
            PageText.Culture,
            $"<text x=\"{LabelWidth - 10}\" y=\"{middle + 5}\" text-anchor=\"end\">{Escape(bar.Label)}</text>\n<rect class=\"{bar.Style}\" x=\"{LabelWidth}\" y=\"{y}\" width=\"{X(bar.Median) - LabelWidth:0.#}\" height=\"{BarHeight}\" rx=\"2\"/>\n<line class=\"whisker\" x1=\"{X(bar.Least):0.#}\" y1=\"{middle}\" x2=\"{X(bar.Most):0.#}\" y2=\"{middle}\"/>\n<text x=\"{X(bar.Most) + 8:0.#}\" y=\"{middle + 5}\">{Number(bar.Median)}</text>\n"
        );
    }

    private double X(double value) => LabelWidth + (value / End * (Width - LabelWidth - ValueWidth));

    private static string Escape(string words) => SecurityElement.Escape(words);

    private static string Number(double value) => value.ToString(value < 10 ? "0.##" : "N0", PageText.Culture);

    /// <summary>The distance of round numbers that gives at most six ticks.</summary>
    private static double Step(double most)
    {
        double rough = Math.Max(most, 1e-9) / MostTicks;
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power
            * (
                rough / power <= 1 ? 1
                : rough / power <= 2 ? 2
                : rough / power <= 5 ? 5
                : 10
            );
    }
}
