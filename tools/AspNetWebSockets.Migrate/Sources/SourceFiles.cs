using AspNetWebSockets.Migrate.Files;
using AspNetWebSockets.Migrate.Projects;
using Microsoft.CodeAnalysis;
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
                messages.Problem(
                    path,
                    $"and all that follow are left out: the site has more than {limits.SourceBytes} bytes of C#."
                );
                break;
            }

            Add(read, path, text, options, inlineCode: null, cancellationToken);
        }

        foreach (HandlerFile handler in handlers.Where(file => file.Code is not null))
        {
            Add(read, handler.Path, SourceText.From(handler.Code!), options, handler.Code, cancellationToken);
        }

        return read;
    }

    private void Add(
        List<SourceFile> read,
        string path,
        SourceText text,
        CSharpParseOptions options,
        string? inlineCode,
        CancellationToken cancellationToken
    )
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, options, path, cancellationToken);
        if (IsWithinDepth(tree.GetRoot(cancellationToken)))
        {
            read.Add(new SourceFile(path, tree, inlineCode));
        }
        else
        {
            messages.Problem(path, $"nests more than {limits.SyntaxDepth} deep and is left out.");
        }
    }

    private bool IsWithinDepth(SyntaxNode root)
    {
        Stack<(SyntaxNode Node, int Depth)> waiting = new([(root, 0)]);
        while (waiting.TryPop(out (SyntaxNode Node, int Depth) next))
        {
            if (next.Depth > limits.SyntaxDepth)
            {
                return false;
            }

            foreach (SyntaxNode child in next.Node.ChildNodes())
            {
                waiting.Push((child, next.Depth + 1));
            }
        }

        return true;
    }

    /// <summary>The version of the project, or the newest that this tool's compiler knows.</summary>
    private static LanguageVersion Version(OldSite site) =>
        LanguageVersionFacts.TryParse(site.LanguageVersion, out LanguageVersion version)
            ? version
            : LanguageVersion.Preview;
}
