using AspNetWebSockets.Migrate.Analysis;

namespace AspNetWebSockets.Migrate.Reports;

/// <summary>Kinds of entry points in words.</summary>
internal static class KindNames
{
    internal static string InWords(this EntryPointKind kind) =>
        kind switch
        {
            EntryPointKind.Handler => "handler",
            EntryPointKind.WebSocketHandler => "WebSocketHandler",
            EntryPointKind.WebApiController => "Web API controller",
            EntryPointKind.MvcController => "MVC controller",
            EntryPointKind.Module => "module",
            EntryPointKind.Application => "application",
            EntryPointKind.RouteHandler => "route handler",
            EntryPointKind.Page => "Web Forms page",
            EntryPointKind.WebService => "ASMX service",
            _ => "caller of AcceptWebSocketRequest",
        };
}
