using System.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves the static files of an existing site.</summary>
public static class SiteFilesApplicationBuilderExtensions
{
    /// <summary>
    /// Serves the files of the content root as IIS served them: names in whatever case, the default documents of IIS
    /// (<c>Default.htm</c>, <c>index.html</c> and so on) for a folder, and none of what belongs to the application:
    /// sources, <c>.config</c>, <c>.ashx</c>, <c>App_Data</c> and the like, and <c>bin</c>.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns><paramref name="app"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// The content root is the folder of the program itself, whose assemblies would be served.
    /// </exception>
    /// <remarks>
    /// A file whose extension ASP.NET Core has no content type for is not served, as IIS did not serve what its MIME map
    /// did not have. What an endpoint answers, such as a handler or a controller, goes before files.
    /// </remarks>
    public static IApplicationBuilder UseSiteFiles(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        string root = app.ApplicationServices.GetRequiredService<IWebHostEnvironment>().ContentRootPath;
        if (IsFolderOfProgram(root))
        {
            throw new InvalidOperationException(
                $"The content root {root} is the folder of the program, so its assemblies would be served. Put the files of the site into a folder of their own and make that the content root, such as by --contentRoot."
            );
        }

        SiteFileProvider files = new(new PhysicalFileProvider(root));
        DefaultFilesOptions defaults = new() { FileProvider = files };
        defaults.DefaultFileNames.Clear();
        foreach (string name in SiteFileProvider.DefaultDocuments)
        {
            defaults.DefaultFileNames.Add(name);
        }

        return app.UseDefaultFiles(defaults).UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }

    private static bool IsFolderOfProgram(string root) =>
        string.Equals(
            Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)),
            Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory),
            StringComparison.Ordinal
        );
}
