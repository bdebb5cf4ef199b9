using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Demo;

/// <summary>
/// Connection middleware of Kestrel: on the connections of a run it stands between the socket and the server, and sees
/// every byte in both directions. All other connections pass untouched.
/// </summary>
internal static class ConnectionTap
{
    public static ConnectionDelegate Use(ConnectionDelegate next) => connection => OnConnectionAsync(connection, next);

    private static async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (await RequestLine.FindRunAsync(connection) is Run run)
        {
            await TapAsync(connection, next, run);
        }
        else
        {
            await next(connection);
        }
    }

    private static async Task TapAsync(ConnectionContext connection, ConnectionDelegate next, Run run)
    {
        IDuplexPipe wire = connection.Transport;
        Pipe toServer = new();
        TcpEnd tcpEnd = new(run);
        using CancellationTokenSource over = new();
        DelayLine fromClient = new(run, Side.Client, tcpEnd, toServer.Writer);
        DelayLine fromServer = new(run, Side.Server, tcpEnd, wire.Output);
        DelayedWriter output = new(fromServer);
        Task read = WireReader.ReadAsync(wire.Input, fromClient, over.Token);
        Task toServerDelivered = fromClient.DeliverAsync();
        Task toClientDelivered = fromServer.DeliverAsync();
        connection.Transport = new TappedTransport(toServer.Reader, output);
        IConnectionLifetimeFeature lifetime = connection.Features.GetRequiredFeature<IConnectionLifetimeFeature>();
        connection.Features.Set<IConnectionLifetimeFeature>(new TappedLifetime(run, tcpEnd, lifetime));
        try
        {
            await next(connection);
        }
        finally
        {
            await output.CompleteAsync();
            await toClientDelivered;
            await over.CancelAsync();
            await Task.WhenAll(read, toServerDelivered);
            connection.Transport = wire;
            run.Finish(RunPart.Connection);
        }
    }
}
