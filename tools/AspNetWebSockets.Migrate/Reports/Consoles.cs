using Spectre.Console;

namespace AspNetWebSockets.Migrate.Reports;

/// <summary>Spectre's console on a writer.</summary>
internal static class Consoles
{
    /// <summary>Without colours and line breaks of its own when the writer is no terminal.</summary>
    internal static IAnsiConsole For(TextWriter writer)
    {
        AnsiConsoleOutput output = new(writer);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = output });
        if (!output.IsTerminal)
        {
            console.Profile.Capabilities.Ansi = false;
            console.Profile.Capabilities.Interactive = false;
            console.Profile.Width = 1_000_000;
        }

        return console;
    }
}
