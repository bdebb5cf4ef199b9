using AspNetWebSockets.Migrate.Files;
using AspNetWebSockets.Migrate.Projects;
using AspNetWebSockets.Migrate.Sources;
using Microsoft.CodeAnalysis;

namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>Reads and compiles a site.</summary>
internal sealed class SiteAnalyzer(Messages messages, ReadLimits limits)
{
    /// <summary>Reads, compiles and judges.</summary>
    /// <param name="place">A project file, or the folder of a web site without one.</param>
    /// <param name="progress">Named steps with their share that is done, from 0 to 1.</param>
    /// <param name="cancellationToken">Ends the analysis.</param>
    internal SiteAnalysis Analyze(string place, IProgress<Step> progress, CancellationToken cancellationToken)
    {
        FileTexts texts = new(messages, limits);
        progress.Report(new Step("Listing files", 0));
        OldSite site = new SiteReader(new FolderWalk(messages, limits), texts, messages).Read(place, cancellationToken);
        IReadOnlyList<HandlerFile> handlers = new HandlerFiles(texts, messages).Read(site.Folder, site.Files);
        SiteConfiguration configuration = new SiteConfigurationReader(texts, messages).Read(site.Folder, site.Files);
        IReadOnlyList<SourceFile> sources = new SourceFiles(texts, messages, limits).Read(
            site,
            handlers,
            new StepProgress("Reading C#", progress),
            cancellationToken
        );
        progress.Report(new Step("Compiling", 0));
        SiteCompilation compiled = SiteCompilation.Create(
            sources,
            SiteReferences.Of(site, messages),
            site.AllowUnsafe,
            cancellationToken
        );
        ILookup<string, Diagnostic> errors = compiled.Errors(cancellationToken);
        FileDependencies dependencies = FileDependencies.Of(
            compiled.Compilation,
            new StepProgress("Following names", progress),
            cancellationToken
        );
        IReadOnlyList<EntryPoint> entryPoints = new EntryPointFinder(compiled.Compilation, dependencies).Find(
            errors,
            handlers,
            configuration,
            cancellationToken
        );
        progress.Report(new Step("Compiling what moves", 0));
        return new SiteAnalysis
        {
            Site = site,
            Configuration = configuration,
            HandlerFiles = handlers,
            ApplicationType = ApplicationFile.TypeName(site.Folder, site.Files, texts, messages),
            Sources = sources,
            EntryPoints = entryPoints,
            LeftOut = LeftOutFiles.Of(compiled.Compilation, sources, errors, dependencies, cancellationToken),
            Namespaces = compiled.Namespaces,
            UsesSession = configuration.UsesSession || SessionUse.In(compiled.Compilation, cancellationToken),
        };
    }
}
