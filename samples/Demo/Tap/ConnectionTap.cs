using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

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
        Pipe toClient = new();
        TcpEnd tcpEnd = new(run);
        using CancellationTokenSource over = new();
        DelayLine fromClient = new(run, Side.Client, tcpEnd, wire.Input, toServer.Writer);
        DelayLine fromServer = new(run, Side.Server, tcpEnd, toClient.Reader, wire.Output);
        Task inbound = fromClient.RunAsync(over.Token);
        Task outbound = fromServer.RunAsync(CancellationToken.None);
        connection.Transport = new TappedTransport(toServer.Reader, toClient.Writer);
        try
        {
            await next(connection);
        }
        finally
        {
            await toServer.Reader.CompleteAsync();
            await toClient.Writer.CompleteAsync();
            await outbound;
            await over.CancelAsync();
            await inbound;
            connection.Transport = wire;
            run.Finish(RunPart.Connection);
        }
    }
}
