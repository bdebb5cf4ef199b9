using System.Text;
using AspNetWebSockets.Migrate.Analysis;

namespace AspNetWebSockets.Migrate.Writing;

/// <summary>The text of <c>Program.cs</c>: in the C# of the old site, as one project has one language version.</summary>
internal sealed class ProgramText(SiteAnalysis analysis)
{
    private readonly StringBuilder _text = new();
    private readonly bool _usesControllers = NeededPackages.UsesControllers(analysis);
    private readonly HashSet<string> _left = new(analysis.LeftOut.Select(file => file.File), StringComparer.Ordinal);

    internal GeneratedFile Write()
    {
        WriteUsings();
        Line(
            """
            internal static class Program
            {
                private static void Main(string[] args)
                {
                    // The files that IIS served, and the web.config: the build copies them beside the program.
                    string site = Path.Combine(AppContext.BaseDirectory, "site");
                    string[] places = { "--contentRoot", site, "--webRoot", site };
                    WebApplicationBuilder builder = WebApplication.CreateBuilder(places.Concat(args).ToArray());
            """
        );
        Statement("builder.AddSystemWeb();");
        if (analysis.UsesSession)
        {
            Statement("builder.Services.AddDistributedMemoryCache();");
            Statement("builder.Services.AddSession();");
        }

        if (_usesControllers)
        {
            Statement("builder.Services.AddSystemWebControllers();");
        }

        Statement("builder.WebHost.UseEventLoopTransport();");
        Line("");
        Statement("WebApplication app = builder.Build();");
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
        if (analysis.UsesSession || _usesControllers)
        {
            Line("using Microsoft.Extensions.DependencyInjection;");
        }

        Line("using Microsoft.Extensions.Hosting;");
        Line("");
    }

    private void WriteMappings()
    {
        if (analysis.UsesSession)
        {
            Statement("app.UseSession();");
        }

        Statement("app.UseAspNetWebSockets();");
        foreach (string module in Modules())
        {
            Statement($"app.MapHttpModule<{module}>();");
        }

        if (Application() is { } application)
        {
            Statement($"app.MapHttpApplication<{application}>();");
        }

        // Behind the events of the application, which saw the requests for files too.
        Statement("app.UseSiteFiles();");
        Statement("app.MapHttpHandlers();");
        foreach (EntryPoint handler in Moving(EntryPointKind.Handler).Where(handler => handler.Addresses.Count == 0))
        {
            Statement(
                $"// Neither a file nor web.config says where this one answers: app.MapHttpHandler<{handler.TypeName}>(\"/path\");"
            );
        }

        if (_usesControllers)
        {
            Statement("app.MapSystemWebControllers();");
        }

        if (Names("RouteTable"))
        {
            Statement("app.MapRouteTable();");
        }
    }

    /// <summary>Modules run because <c>web.config</c> names them.</summary>
    private IEnumerable<string> Modules() =>
        Moving(EntryPointKind.Module)
            .Select(module => module.TypeName)
            .Where(name => analysis.Configuration.Modules.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The class that <c>Global.asax</c> names, or the only one there is.</summary>
    private string? Application()
    {
        string[] types = [.. Moving(EntryPointKind.Application).Select(entry => entry.TypeName)];
        return types.FirstOrDefault(type =>
                string.Equals(type, analysis.ApplicationType, StringComparison.OrdinalIgnoreCase)
            ) ?? (types is [var only] ? only : null);
    }

    private IEnumerable<EntryPoint> Moving(EntryPointKind kind) =>
        analysis.EntryPoints.Where(entry => entry.Kind == kind && entry.CanBeNamed && !_left.Contains(entry.File));

    /// <summary>Whether code that moves has a name in it.</summary>
    private bool Names(string name) =>
        analysis
            .Sources.Where(source => !_left.Contains(source.Path))
            .SelectMany(source => source.Tree.GetRoot().DescendantTokens())
            .Any(token => string.Equals(token.ValueText, name, StringComparison.Ordinal));

    private void Statement(string statement) => Line($"        {statement}");

    private void Line(string line) => _text.Append(line).Append('\n');
}
