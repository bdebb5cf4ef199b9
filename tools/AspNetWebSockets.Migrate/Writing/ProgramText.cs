using System.Text;
using AspNetWebSockets.Migrate.Analysis;

namespace AspNetWebSockets.Migrate.Writing;

/// <summary>The text of <c>Program.cs</c>: in the C# of the old site, as one project has one language version.</summary>
internal sealed class ProgramText(SiteAnalysis analysis)
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _left = new(analysis.LeftOut.Select(file => file.File), StringComparer.Ordinal);

    internal GeneratedFile Write()
    {
        WriteUsings();
        Line("""
            internal static class Program
            {
                private static void Main(string[] args)
                {
                    // The files that IIS served, and the web.config: the build copies them beside the program.
                    string site = Path.Combine(AppContext.BaseDirectory, "site");
                    string[] places = { "--contentRoot", site, "--webRoot", site };
                    WebApplicationBuilder builder = WebApplication.CreateBuilder(places.Concat(args).ToArray());
            """);
        Statement("builder.AddSystemWeb();");
        Statement("builder.WebHost.UseEventLoopTransport();");
        Line("");
        Statement("WebApplication app = builder.Build();");
        Statement("app.UseAspNetWebSockets();");
        WriteMappings();
        Statement("app.Run();");
        Line("    }");
        Line("}");
        return new GeneratedFile("Program.cs", _text.ToString());
    }

    private void WriteUsings()
    {
        Line("// Written by websocket-migrate; yours from here on.");
        Line("using System;");
        Line("using System.IO;");
        Line("using System.Linq;");
        Line("using Microsoft.AspNetCore.Builder;");
        Line("using Microsoft.AspNetCore.Hosting;");
        Line("using Microsoft.Extensions.Hosting;");
        Line("");
    }

    private void WriteMappings()
    {
        foreach (EntryPoint handler in Moving(EntryPointKind.Handler))
        {
            foreach (string address in handler.Addresses)
            {
                Statement($"app.MapHttpHandler<{handler.TypeName}>(\"{RoutePattern.Of(address)}\");");
            }

            if (handler.Addresses.Count == 0)
            {
                Statement($"// No file and no web.config tells where it answers: app.MapHttpHandler<{handler.TypeName}>(\"/path\");");
            }
        }
    }

    private IEnumerable<EntryPoint> Moving(EntryPointKind kind) =>
        analysis.EntryPoints.Where(entry => entry.Kind == kind && entry.CanBeNamed && !_left.Contains(entry.File));

    private void Statement(string statement) => Line($"        {statement}");

    private void Line(string line) => _text.Append(line).Append('\n');
}
