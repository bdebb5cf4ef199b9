using System.Text;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.SystemWeb.Tests.Site.Hosting;

/// <summary>The files of a site, for as long as a test.</summary>
internal sealed class SiteFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aspnetwebsockets-site-");

    public string Path => _folder.FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] content)
    {
        string path = System.IO.Path.Join(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Writes an <c>.ashx</c> file.</summary>
    public string WriteAshx(string name, string className) =>
        Write(name, $"<%@ WebHandler Language=\"C#\" CodeBehind=\"x.cs\" Class=\"{className}\" %>\r\n");

    /// <summary>A builder whose content root this is, with nothing added.</summary>
    public WebApplicationBuilder NewBuilder() =>
        WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = Path });

    public void Dispose() => _folder.Delete(recursive: true);
}
