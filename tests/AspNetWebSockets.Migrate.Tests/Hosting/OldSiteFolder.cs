using System.Security.Cryptography;

namespace AspNetWebSockets.Migrate.Tests.Hosting;

/// <summary>A site of ASP.NET 4.x in a temporary folder, with room beside it.</summary>
internal sealed class OldSiteFolder : IDisposable
{
    private const string ProjectHead = """
        <?xml version="1.0" encoding="utf-8"?>
        <Project ToolsVersion="12.0" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
          <PropertyGroup>
            <ProjectTypeGuids>{349c5851-65df-11da-9384-00065b846f21};{fae04ec0-301f-11d3-bf4b-00c04f79efbc}</ProjectTypeGuids>
            <RootNamespace>Site</RootNamespace>
            <AssemblyName>Site</AssemblyName>
          </PropertyGroup>

        """;

    public OldSiteFolder() => Directory.CreateDirectory(Root);

    /// <summary>The folder around the site.</summary>
    public string Parent { get; } = Directory.CreateTempSubdirectory("websocket-migrate-").FullName;

    /// <summary>The site.</summary>
    public string Root => Path.Combine(Parent, "Site");

    /// <summary>Where the new project goes unless another place is named.</summary>
    public string Migrated => $"{Root}.Migrated";

    public OldSiteFolder With(string path, string text)
    {
        File.WriteAllText(Place(path), text);
        return this;
    }

    public OldSiteFolder With(string path, byte[] bytes)
    {
        File.WriteAllBytes(Place(path), bytes);
        return this;
    }

    /// <summary>An old-style project file with these items.</summary>
    public OldSiteFolder WithProject(params string[] items) =>
        With("Site.csproj", $"{ProjectHead}<ItemGroup>{string.Concat(items)}</ItemGroup></Project>");

    public string Place(string path)
    {
        string place = Path.GetFullPath(Path.Combine(Root, path));
        _ = Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return place;
    }

    /// <summary>A file of the new project.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(Migrated, name));

    /// <summary>Every file of the site with a hash of its bytes.</summary>
    public string[] Fingerprint() =>
        [
            .. Directory
                .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"),
        ];

    public void Dispose() => Directory.Delete(Parent, recursive: true);
}
