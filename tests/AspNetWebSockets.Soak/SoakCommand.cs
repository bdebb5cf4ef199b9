using System.CommandLine;

namespace AspNetWebSockets.Soak;

/// <summary>The command line.</summary>
internal static class SoakCommand
{
    /// <summary>The first argument of the process that is the server; the second is its transport.</summary>
    public const string Serve = "serve";

    /// <summary>Runs it and returns the exit code: 0 when nothing was wrong.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [Serve, string transport])
        {
            await SoakServer.RunAsync(transport);
            return 0;
        }

        Option<int> connections = new("--connections")
        {
            Description = "How many clients there are at a time.",
            DefaultValueFactory = static _ => 5000,
        };
        Option<double> minutes = new("--minutes")
        {
            Description = "How long they go on.",
            DefaultValueFactory = static _ => 10,
        };
        Option<string> on = new("--transport")
        {
            Description = "What the server stands on.",
            DefaultValueFactory = static _ => "auto",
        };
        _ = on.AcceptOnlyFromAmong("auto", "io_uring", "epoll", "sockets");
        Option<int> rate = new("--rate")
        {
            Description = "How many messages all clients together send in a second.",
            DefaultValueFactory = static _ => 1000,
        };
        Option<int> churn = new("--churn")
        {
            Description = "How many of the clients that come and go do so in a second.",
            DefaultValueFactory = static _ => 150,
        };
        RootCommand command = new("Holds connections with traffic and clients that misbehave, and checks what is left.")
        {
            connections,
            minutes,
            on,
            rate,
            churn,
        };
        command.SetAction(
            async (result, cancellationToken) =>
            {
                SoakOptions options = new(
                    result.GetValue(connections),
                    TimeSpan.FromMinutes(result.GetValue(minutes)),
                    result.GetValue(on)!,
                    result.GetValue(rate),
                    result.GetValue(churn)
                );
                SoakReport report = await SoakRun.RunAsync(options, Console.WriteLine, cancellationToken);
                Console.WriteLine(report);
                return report.IsGood ? 0 : 1;
            }
        );
        return await command.Parse(args).InvokeAsync();
    }
}
