namespace Servers;

/// <summary>The handlers behind this project's WebSockets.</summary>
internal static class OurEcho
{
    /// <summary>Maps the paths for new code.</summary>
    public static void Map(WebApplication app)
    {
        app.UseAspNetWebSockets();
        app.MapWebSocket("/echo", static context => EchoLoop.RunAsync(context.WebSocket, EchoLoop.UsualBuffer));
        app.MapWebSocket("/bulk", static context => EchoLoop.RunAsync(context.WebSocket, EchoLoop.LargeBuffer));
        app.MapWebSocket("/block", static context => BlockingEcho.RunAsync(context.WebSocket));
    }

    /// <summary>Maps the path for a handler of ASP.NET 4.x.</summary>
    public static void MapClassic(WebApplication app)
    {
        app.UseAspNetWebSockets();
        app.MapHttpHandler<ClassicEcho>("/echo");
    }
}
