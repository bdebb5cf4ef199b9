namespace Servers;

/// <summary>
/// What ASP.NET Core's documentation offers for throughput and what helps an echo: every completion runs where it
/// happens. The half of it that is an environment variable (<c>DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1</c>) is
/// set by whoever starts the server. The price: a handler that blocks stalls everybody.
/// </summary>
internal static class StockTuning
{
    /// <summary>Applies it.</summary>
    public static void Apply(WebApplicationBuilder builder) =>
        builder.WebHost.UseSockets(static sockets => sockets.UnsafePreferInlineScheduling = true);
}
