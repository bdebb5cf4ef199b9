using System.Globalization;
using System.Xml.Linq;
using AspNetWebSockets;

namespace System.Web;

/// <summary><c>system.webServer/webSocket</c>: what IIS let a site say about its WebSockets.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/iis/configuration/system.webserver/websocket"/>.</remarks>
internal sealed class WebSocketSection
{
    private const int LeastBuffer = 1024;
    private const int LargestBuffer = 1024 * 1024 * 1024;
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(49);

    internal bool? Enabled { get; private set; }

    /// <summary><see cref="Timeout.InfiniteTimeSpan"/> for no pings.</summary>
    internal TimeSpan? PingInterval { get; private set; }

    /// <summary>Bytes.</summary>
    internal int? ReceiveBufferLimit { get; private set; }

    /// <summary>Reads the section and notes what becomes of it.</summary>
    /// <exception cref="InvalidDataException">A value is malformed or out of range.</exception>
    internal void Read(WebConfigFile file, ICollection<WebConfigNote> notes)
    {
        foreach (XElement section in file.Sections("system.webServer/webSocket"))
        {
            foreach (XAttribute attribute in section.Attributes())
            {
                if (Read(file, attribute) is { } target)
                {
                    notes.Add(WebConfigNote.Mapped(file.SourceOf(section), $"webSocket {attribute}", target));
                }
            }
        }
    }

    internal void Apply(AspNetWebSocketsOptions options)
    {
        options.Enabled = Enabled ?? options.Enabled;
        options.KeepAliveInterval = PingInterval ?? options.KeepAliveInterval;
        options.ReceiveBufferLimit = ReceiveBufferLimit ?? options.ReceiveBufferLimit;
    }

    private string? Read(WebConfigFile file, XAttribute attribute)
    {
        switch (attribute.Name.LocalName)
        {
            case "enabled":
                Enabled = bool.TryParse(attribute.Value, out bool enabled)
                    ? enabled
                    : throw Fault(file, attribute, "true or false");
                return enabled
                    ? "the default"
                    : "AspNetWebSocketsOptions.Enabled: every request to open a WebSocket fails";
            case "pingInterval":
                PingInterval = ReadInterval(file, attribute);
                return PingInterval == Timeout.InfiniteTimeSpan
                    ? "AspNetWebSocketsOptions.KeepAliveInterval: no pings are sent, and clients that vanish silently are not noticed"
                    : "AspNetWebSocketsOptions.KeepAliveInterval";
            case "receiveBufferLimit":
                ReceiveBufferLimit =
                    int.TryParse(attribute.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int limit)
                    && limit is >= LeastBuffer and <= LargestBuffer
                        ? limit
                        : throw Fault(file, attribute, "a number of bytes from 1,024 to 1,073,741,824");
                return "AspNetWebSocketsOptions.ReceiveBufferLimit";
            default:
                return null;
        }
    }

    private static TimeSpan ReadInterval(WebConfigFile file, XAttribute attribute)
    {
        // A number alone would be taken for days.
        bool isInterval =
            attribute.Value.Contains(':', StringComparison.Ordinal)
            & TimeSpan.TryParse(attribute.Value, CultureInfo.InvariantCulture, out TimeSpan interval);
        if (!isInterval || interval < TimeSpan.Zero || interval > LongestInterval)
        {
            throw Fault(
                file,
                attribute,
                "a time as hh:mm:ss, at most 49 days, such as 00:00:30, or 00:00:00 for no pings"
            );
        }

        return interval == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : interval;
    }

    private static InvalidDataException Fault(WebConfigFile file, XAttribute attribute, string expected) =>
        file.Fault(
            attribute,
            $"{attribute.Name.LocalName} of <webSocket> is '{attribute.Value}'. Expected is {expected}."
        );
}
