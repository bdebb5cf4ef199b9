using System.Diagnostics;
using System.Text.Json;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Scenarios;

namespace AspNetWebSockets.Interop.Tests.Clients;

/// <summary>A client in another language: a script that prints what it observed.</summary>
/// <param name="interpreter">The program that runs the script.</param>
/// <param name="script">Its path under <c>clients/</c>.</param>
internal sealed class ScriptClient(string interpreter, string script) : IClientUnderTest
{
    /// <inheritdoc/>
    public async Task<ClientObservation> PlayAsync(string scenario, Uri url, CancellationToken cancellationToken) =>
        Observation(await ReportAsync([scenario, url.AbsoluteUri], cancellationToken));

    /// <summary>Runs the script to its end and returns the line that it has printed.</summary>
    public async Task<string> ReportAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using Process process = Start(arguments);
        try
        {
            string report = await ReadReportAsync(process, cancellationToken);
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Bound.Program, cancellationToken);
            return report;
        }
        finally
        {
            process.Kill();
        }
    }

    /// <inheritdoc/>
    public async Task VanishAsync(Uri url, CancellationToken cancellationToken)
    {
        using Process process = Start(["vanish", url.AbsoluteUri]);
        try
        {
            ClientObservation observation = Observation(await ReadReportAsync(process, cancellationToken));
            observation.Error.ShouldBeNull();
            observation.Messages.ShouldBe([ObservedMessage.Text(Payloads.Text)]);
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync(cancellationToken).WaitAsync(Bound.Program, cancellationToken);
    }

    private static ClientObservation Observation(string report) =>
        JsonSerializer.Deserialize<ClientObservation>(report, JsonSerializerOptions.Web)!;

    private static async Task<string> ReadReportAsync(Process process, CancellationToken cancellationToken)
    {
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        string? line = await process
            .StandardOutput.ReadLineAsync(cancellationToken)
            .AsTask()
            .WaitAsync(Bound.Program, cancellationToken);
        return line
            ?? throw new InvalidOperationException(
                $"The client printed nothing. Its errors: {await errors.WaitAsync(Bound.Program, cancellationToken)}"
            );
    }

    private Process Start(string[] arguments)
    {
        ProcessStartInfo start = new(interpreter, [Path.Combine(BuildPlaces.ClientScripts, script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        return Process.Start(start)!;
    }
}
