namespace AspNetWebSockets.Transport;

/// <summary>Runs the application.</summary>
internal static class Turn
{
    public static void Run(ITransportSink sink) => sink.Run();
}
