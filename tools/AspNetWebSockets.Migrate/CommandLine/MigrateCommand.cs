using System.CommandLine;
using System.CommandLine.Parsing;

namespace AspNetWebSockets.Migrate.CommandLine;

/// <summary>The command line of <c>websocket-migrate</c>.</summary>
internal static class MigrateCommand
{
    private const int StackBytes = 64 * 1024 * 1024;
    private const string Description = """
        Moves a site of ASP.NET 4.x with WebSockets to .NET: finds every WebSocket entry point, says what is missing,
        and writes a new project beside the site. The old files are read, never changed.

        Exit codes: 0 everything moves unchanged, 1 something needs work, 2 nothing was done, 3 nothing was found.
        """;

    internal static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        ParseResult parsed = Create(output, error).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError problem in parsed.Errors)
            {
                await error.WriteLineAsync(problem.Message);
            }

            await error.WriteLineAsync("See websocket-migrate --help.");
            return (int)ExitCode.Failed;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
    }

    private static RootCommand Create(TextWriter output, TextWriter error)
    {
        Argument<string> path = new("site") { Description = "The folder, or the .csproj, of the ASP.NET 4.x site." };
        Option<string?> folder = new("--output", "-o")
        {
            Description = "The folder of the new project. Default: <site>.Migrated.",
        };
        Option<bool> dryRun = new("--dry-run") { Description = "Print what would be written, and write nothing." };
        Option<bool> force = new("--force") { Description = "Overwrite an earlier result." };
        Option<bool> json = new("--json") { Description = "Report in JSON." };
        Option<string> version = new("--package-version")
        {
            Description = "The version of the AspNetWebSockets packages to refer to. Default: that of this tool.",
            DefaultValueFactory = _ => ToolVersion.Current,
        };
        Option<string?> checkout = new("--project-reference")
        {
            Description = "The folder of an AspNetWebSockets repository, to refer to its projects instead of packages.",
        };
        RootCommand command = new(Description) { path, folder, dryRun, force, json, version, checkout };
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                MigrateOptions options = new()
                {
                    Path = Full(parsed.GetValue(path)!)!,
                    Output = Full(parsed.GetValue(folder)),
                    DryRun = parsed.GetValue(dryRun),
                    Force = parsed.GetValue(force),
                    Json = parsed.GetValue(json),
                    PackageVersion = parsed.GetValue(version)!,
                    ProjectReference = Full(parsed.GetValue(checkout)),
                };
                Migration migration = new(options, output, error);
                return OnDeepStack(() => (int)migration.Run(cancellationToken));
            }
        );
        return command;
    }

    /// <summary>A compiler goes as deep as the code that it reads.</summary>
    private static Task<int> OnDeepStack(Func<int> work)
    {
        TaskCompletionSource<int> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread thread = new(() => Complete(done, work), StackBytes) { IsBackground = true };
        thread.Start();
        return done.Task;
    }

    private static void Complete(TaskCompletionSource<int> done, Func<int> work)
    {
        try
        {
            done.SetResult(work());
        }
        catch (Exception exception)
        {
            done.SetException(exception);
        }
    }

    private static string? Full(string? path) =>
        path is null ? null : Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
}
