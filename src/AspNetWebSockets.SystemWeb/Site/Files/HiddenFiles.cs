using System.IO.Enumeration;

namespace System.Web;

/// <summary>The files of a site that are not for its visitors.</summary>
internal static class HiddenFiles
{
    /// <summary>The hidden segments of IIS.</summary>
    private static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "App_Browsers",
        "App_Code",
        "App_Data",
        "App_GlobalResources",
        "App_LocalResources",
        "App_WebReferences",
        "bin",
    };

    /// <summary>The extensions that request filtering of IIS denied, and those that ASP.NET itself answered.</summary>
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".accdb",
        ".asax",
        ".ascx",
        ".ashx",
        ".asmx",
        ".aspx",
        ".browser",
        ".cd",
        ".compiled",
        ".config",
        ".cs",
        ".cshtml",
        ".csproj",
        ".exclude",
        ".java",
        ".jsl",
        ".ldb",
        ".ldf",
        ".licx",
        ".master",
        ".mdb",
        ".mdf",
        ".msgx",
        ".refresh",
        ".resources",
        ".resx",
        ".rules",
        ".sitemap",
        ".skin",
        ".svc",
        ".vb",
        ".vbhtml",
        ".vbproj",
        ".vsdisco",
        ".webinfo",
    };

    /// <summary>Whether a file, or a folder with all in it, is hidden.</summary>
    /// <param name="path">Below the site, with slashes.</param>
    internal static bool Contains(string path)
    {
        string[] segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments.Any(Folders.Contains)
            || Extensions.Contains(IO.Path.GetExtension(path))
            || segments is [var only] && FileSystemName.MatchesSimpleExpression("appsettings*.json", only);
    }
}
