using AspNetWebSockets.Migrate.Sources;

namespace AspNetWebSockets.Migrate.Writing;

/// <summary>A copy of the code that stands in an <c>.ashx</c> file: nothing compiles it there at run time.</summary>
internal static class InlineHandlerText
{
    internal static GeneratedFile Write(SourceFile source, string siteFolder)
    {
        string place = Path.GetRelativePath(siteFolder, source.Path).Replace('\\', '/');
        return new GeneratedFile(
            $"{place.Replace('/', '.')}.cs",
            $"// The code of {place}, copied: it is compiled here, not at run time.\n{source.InlineCode!.Trim()}\n"
        );
    }
}
