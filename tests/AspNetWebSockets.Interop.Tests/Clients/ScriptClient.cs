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
    public async Task<ClientObservation> PlayAsync(string scenario, Uri url, CancellationToken cancellationToken)
    {
        using Process process = Start(scenario, url);
        try
        {
            ClientObservation observation = await ReadObservationAsync(process, cancellationToken);
            await process.WaitForExitAsync(cancellationToken).WaitAsync(Bound.Program, cancellationToken);
            return observation;
        }
        finally
        {
            process.Kill();
        }
    }

    /// <inheritdoc/>
    public async Task VanishAsync(Uri url, CancellationToken cancellationToken)
    {
        using Process process = Start("vanish", url);
        try
        {
            ClientObservation observation = await ReadObservationAsync(process, cancellationToken);
            observation.Error.ShouldBeNull();
            observation.Messages.ShouldBe([ObservedMessage.Text(Payloads.Text)]);
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync(cancellationToken).WaitAsync(Bound.Program, cancellationToken);
    }

    private static async Task<ClientObservation> ReadObservationAsync(
        Process process,
        CancellationToken cancellationToken
    )
    {
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        string? line = await process
            .StandardOutput.ReadLineAsync(cancellationToken)
            .AsTask()
            .WaitAsync(Bound.Program, cancellationToken);
        return line is null
            ? throw new InvalidOperationException(
                $"The client printed no observation. Its errors: {await errors.WaitAsync(Bound.Program, cancellationToken)}"
            )
            : JsonSerializer.Deserialize<ClientObservation>(line, JsonSerializerOptions.Web)!;
    }

    private Process Start(string scenario, Uri url)
    {
        ProcessStartInfo start = new(
            interpreter,
            [Path.Combine(BuildPlaces.ClientScripts, script), scenario, url.AbsoluteUri]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        return Process.Start(start)!;
    }
}
