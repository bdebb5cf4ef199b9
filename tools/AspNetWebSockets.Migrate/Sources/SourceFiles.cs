using AspNetWebSockets.Migrate.Files;
using AspNetWebSockets.Migrate.Projects;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AspNetWebSockets.Migrate.Sources;

/// <summary>Parses the C# of a site.</summary>
internal sealed class SourceFiles(FileTexts texts, Messages messages, ReadLimits limits)
{
    internal IReadOnlyList<SourceFile> Read(
        OldSite site,
        IReadOnlyList<HandlerFile> handlers,
        IProgress<double> progress,
        CancellationToken cancellationToken
    )
    {
        CSharpParseOptions options = new(Version(site), preprocessorSymbols: [.. site.Constants, "DEBUG", "TRACE"]);
        List<SourceFile> read = [];
        long bytes = 0;
        for (int index = 0; index < site.Sources.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report((double)index / site.Sources.Count);
            string path = site.Sources[index];
            if (texts.Read(path) is not { } text)
            {
                continue;
            }

            bytes += text.Length;
            if (bytes > limits.SourceBytes)
            {
                messages.Problem(path, $"and all that follow are left out: the site has more than {limits.SourceBytes} bytes of C#.");
                break;
            }

            read.Add(new SourceFile(path, CSharpSyntaxTree.ParseText(text, options, path, cancellationToken), null));
        }

        foreach (HandlerFile handler in handlers.Where(file => file.Code is not null))
        {
            SourceText code = SourceText.From(handler.Code!);
            read.Add(
                new SourceFile(
                    handler.Path,
                    CSharpSyntaxTree.ParseText(code, options, handler.Path, cancellationToken),
                    handler.Code
                )
            );
        }

        return read;
    }

    /// <summary>The version of the project, or the newest that this tool's compiler knows.</summary>
    private static LanguageVersion Version(OldSite site) =>
        LanguageVersionFacts.TryParse(site.LanguageVersion, out LanguageVersion version) ? version : LanguageVersion.Preview;
}
