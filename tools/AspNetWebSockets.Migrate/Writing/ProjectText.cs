using System.Text;
using AspNetWebSockets.Migrate.Analysis;
using AspNetWebSockets.Migrate.Projects;

namespace AspNetWebSockets.Migrate.Writing;

/// <summary>The text of the new project file.</summary>
internal sealed class ProjectText(SiteAnalysis analysis, string output, LibraryReference library)
{
    private const string Site = "$(Site)";

    /// <summary>Content that has no meaning in the new site: what was compiled, and what described the old build.</summary>
    private static readonly string[] NotContent =
    [
        "*.cs",
        "*.vb",
        "*.resx",
        "*.csproj",
        "*.vbproj",
        "*.sln",
        "*.user",
        "*.suo",
        "*.asax",
        "*.aspx",
        "*.ascx",
        "*.master",
        "*.asmx",
        "*.svc",
        "*.cshtml",
        "*.vbhtml",
        "packages.config",
        "Web.*.config",
        "*.pubxml",
    ];

    private readonly StringBuilder _text = new();
    private readonly OldSite _site = analysis.Site;

    internal GeneratedFile Write()
    {
        string origin = Path.GetFileName(_site.ProjectFile ?? _site.Folder);
        Line("<Project Sdk=\"Microsoft.NET.Sdk.Web\">");
        Line(
            $"  <!-- Written by websocket-migrate from {Escape(origin)}. Sources and content stay where they are. -->"
        );
        WriteProperties();
        WriteSources();
        WriteContent();
        WriteReferences();
        Line("</Project>");
        return new GeneratedFile($"{_site.Name}.csproj", _text.ToString());
    }

    private void WriteProperties()
    {
        AssemblyAttributes attributes = AssemblyAttributes.Of(analysis.Sources);
        Line("  <PropertyGroup>");
        Property("TargetFramework", "net10.0");
        Property("AssemblyName", _site.AssemblyName);
        Property("RootNamespace", _site.RootNamespace);
        Line("    <!-- The code is compiled as the language it was written in. -->");
        Property("LangVersion", _site.LanguageVersion);
        Property("Nullable", "disable");
        Property("ImplicitUsings", "disable");
        Property("TreatWarningsAsErrors", "false");
        if (_site.AllowUnsafe)
        {
            Property("AllowUnsafeBlocks", "true");
        }

        if (_site.Constants.Count > 0)
        {
            Property("DefineConstants", $"$(DefineConstants);{string.Join(';', _site.Constants)}");
        }

        if (attributes.HasIdentity)
        {
            Property("GenerateAssemblyInfo", "false");
        }

        if (attributes.HasVersionPattern)
        {
            Line("    <!-- For the * in AssemblyVersion. -->");
            Property("Deterministic", "false");
        }

        Property("ManagePackageVersionsCentrally", "false");
        Line("    <!-- The web.config is the old site's; none is written for IIS. -->");
        Property("IsTransformWebConfigDisabled", "true");
        Property("Site", $"$(MSBuildThisFileDirectory){Slashes(Path.GetRelativePath(output, _site.Folder))}/");
        Property(
            "NotSite",
            string.Join(
                ';',
                (string[])
                    [
                        .. new[] { "bin", "obj", "packages", "node_modules", "TestResults", ".*" }.Select(name =>
                            $"{Site}**/{name}/**"
                        ),
                        .. _site.Links.Select(link => $"{InSite(link)}/**"),
                    ]
            )
        );
        Line("  </PropertyGroup>");
    }

    private void WriteSources()
    {
        HashSet<string> compiled = new(_site.Sources, StringComparer.Ordinal);
        Line("  <ItemGroup>");
        Line($"    <Compile Include=\"{Site}**/*.cs\" Exclude=\"$(NotSite)\" LinkBase=\"Site\" />");
        foreach (string outside in _site.Sources.Where(file => !IsInSite(file)))
        {
            Line($"    <Compile Include=\"{Relative(outside)}\" LinkBase=\"Site\" />");
        }

        string[] notInProject = [.. _site.Files.Where(file => ProjectItems.IsSource(file) && !compiled.Contains(file))];
        if (notInProject.Length > 0)
        {
            Line("    <!-- In the folder, but not in the old project. -->");
        }

        foreach (string file in notInProject)
        {
            Line($"    <Compile Remove=\"{InSite(file)}\" />");
        }

        HashSet<string> read = new(analysis.Sources.Select(source => source.Path), StringComparer.Ordinal);
        foreach (string file in _site.Sources.Where(file => !read.Contains(file)))
        {
            Remove(file, "could not be read");
        }

        foreach (LeftOutFile file in analysis.LeftOut.Where(file => ProjectItems.IsSource(file.File)))
        {
            Remove(file.File, file.Reason);
        }

        Line("  </ItemGroup>");
    }

    private void Remove(string file, string reason)
    {
        Line($"    <!-- {Comment(reason)}. Take the line away when that is mended. -->");
        Line($"    <Compile Remove=\"{(IsInSite(file) ? InSite(file) : Relative(file))}\" />");
    }

    private void WriteContent()
    {
        string excluded = string.Join(';', NotContent.Select(pattern => $"{Site}**/{pattern}"));
        Line("  <!-- What IIS served goes to a folder of its own, away from the program. -->");
        Line("  <ItemGroup>");
        Line("    <None");
        Line($"      Include=\"{Site}**/*\"");
        Line($"      Exclude=\"$(NotSite);{excluded}\"");
        Line("      Link=\"site/%(RecursiveDir)%(Filename)%(Extension)\"");
        Line("      CopyToOutputDirectory=\"PreserveNewest\"");
        Line("      CopyToPublishDirectory=\"PreserveNewest\"");
        Line("    />");
        Line("    <Content");
        Line("      Update=\"appsettings*.json\"");
        Line("      Link=\"site/%(Filename)%(Extension)\"");
        Line("      CopyToOutputDirectory=\"PreserveNewest\"");
        Line("    />");
        foreach (string resource in _site.Resources)
        {
            string link = IsInSite(resource)
                ? Slashes(Path.GetRelativePath(_site.Folder, resource))
                : Path.GetFileName(resource);
            Line($"    <EmbeddedResource Include=\"{Relative(resource)}\" Link=\"{Escape(link)}\" />");
        }

        Line("  </ItemGroup>");
    }

    private void WriteReferences()
    {
        Line("  <ItemGroup>");
        foreach (string package in NeededPackages.Of(analysis))
        {
            Line(
                library.Checkout is { } checkout
                    ? $"    <ProjectReference Include=\"{Relative(LibraryReference.ProjectIn(checkout, package))}\" />"
                    : $"    <PackageReference Include=\"{package}\" Version=\"{Escape(library.PackageVersion)}\" />"
            );
        }

        foreach (OldPackage package in _site.Packages)
        {
            KnownPackage known = KnownPackage.Of(package.Id);
            if (known.Kind == PackageFate.Referenced)
            {
                Line($"    <PackageReference Include=\"{Escape(package.Id)}\" Version=\"{known.Version}\" />");
            }
            else if (known.Kind == PackageFate.Unknown)
            {
                Line($"    <!-- Was in packages.config: {Comment(package.Id)} {Comment(package.Version)} -->");
            }
        }

        foreach (string path in _site.Libraries)
        {
            Line(
                $"    <Reference Include=\"{Escape(Path.GetFileNameWithoutExtension(path))}\" HintPath=\"{Relative(path)}\" />"
            );
        }

        foreach (string project in _site.ModernProjects)
        {
            Line($"    <ProjectReference Include=\"{Relative(project)}\" />");
        }

        Line("  </ItemGroup>");
    }

    private bool IsInSite(string file) =>
        file.StartsWith($"{_site.Folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private string InSite(string file) => Site + Escape(Slashes(Path.GetRelativePath(_site.Folder, file)));

    private string Relative(string path) => Escape(Slashes(Path.GetRelativePath(output, path)));

    private static string Slashes(string path) => path.Replace('\\', '/');

    /// <summary>For an attribute that MSBuild reads as a list of patterns.</summary>
    private static string Escape(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("*", "%2A", StringComparison.Ordinal)
            .Replace("?", "%3F", StringComparison.Ordinal)
            .Replace(";", "%3B", StringComparison.Ordinal)
            .Replace("$", "%24", StringComparison.Ordinal)
            .Replace("@", "%40", StringComparison.Ordinal)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string Comment(string text) => text.Replace("--", "- -", StringComparison.Ordinal).TrimEnd('-', '.');

    private void Property(string name, string value) =>
        Line(
            $"    <{name}>{value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)}</{name}>"
        );

    private void Line(string line) => _text.Append(line).Append('\n');
}
