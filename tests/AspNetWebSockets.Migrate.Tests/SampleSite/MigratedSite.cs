using AspNetWebSockets.Migrate.Tests.Hosting;

namespace AspNetWebSockets.Migrate.Tests.SampleSite;

/// <summary>samples/LegacySite, copied, migrated, built and started, as its owner does it: without an edit.</summary>
public sealed class MigratedSite : IAsyncLifetime
{
    private readonly OldSiteFolder _folder = new();
    private string[] _before = [];
    private ProgramRun? _program;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Every old file with its bytes, before the tool and now.</summary>
    public (string[] Before, string[] Now) OldFiles => (_before, _folder.Fingerprint());

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        CopyLegacySite();
        _before = _folder.Fingerprint();
        CancellationToken cancelled = TestContext.Current.CancellationToken;

        ToolRun run = await ToolRun.StartAsync(_folder.Root, "--project-reference", Repository.Root);
        run.ExitCode.ShouldBe(0, run.Output + run.Error);

        (int exitCode, string output) = await ProgramRun.ToEndAsync(
            _folder.Migrated,
            Bound.Build,
            cancelled,
            "build",
            "-c",
            Repository.Configuration,
            "-m:1",
            "-v",
            "q"
        );
        exitCode.ShouldBe(0, output);

        string program = Path.Combine("bin", Repository.Configuration, "net10.0", "LegacySite.dll");
        _program = new ProgramRun(
            _folder.Migrated,
            program,
            "--urls",
            "http://127.0.0.1:0",
            "--Logging:LogLevel:Microsoft.AspNetCore=Warning"
        );
        Address = await _program.AddressAsync(cancelled);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _program?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void CopyLegacySite()
    {
        foreach (string file in Directory.EnumerateFiles(Repository.LegacySite, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, _folder.Place(Path.GetRelativePath(Repository.LegacySite, file)));
        }
    }
}
