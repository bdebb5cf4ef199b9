using AspNetWebSockets.Transport.IoUring;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Transport;

/// <summary>Decides what serves the connections, once per host.</summary>
internal sealed class TransportChoice
{
    private readonly LoopSettings _settings;

    public TransportChoice(
        IOptions<EventLoopTransportOptions> options,
        TransportMetrics metrics,
        ILoggerFactory loggers
    )
    {
        EventLoopTransportOptions values = options.Value;
        _settings = new LoopSettings(
            values.StallThreshold,
            values.RunOnThreadPool,
            metrics,
            loggers.CreateLogger("AspNetWebSockets.Transport")
        );
        (Kind, string reason) = Choose(values.Kind);
        Info = new EventLoopTransportInfo(NameOf(Kind), reason);
    }

    /// <summary>What serves the connections; never <see cref="EventLoopTransportKind.Auto"/>.</summary>
    public EventLoopTransportKind Kind { get; }

    /// <summary>The same for people.</summary>
    public EventLoopTransportInfo Info { get; }

    /// <summary>Why a kind cannot serve here, as a sentence, or <see langword="null"/> if it can.</summary>
    public static string? WhyImpossible(EventLoopTransportKind kind) =>
        kind switch
        {
            EventLoopTransportKind.IoUring => IoUringSupport.Probe().Reason,
            EventLoopTransportKind.Epoll when !OperatingSystem.IsLinux() => "epoll is a part of Linux.",
            _ => null,
        };

    /// <summary>Makes a loop of the chosen kind.</summary>
    public EventLoop CreateLoop(int index) =>
        Kind == EventLoopTransportKind.IoUring ? new IoUringLoop(index, _settings) : new EpollLoop(index, _settings);

    private static (EventLoopTransportKind Kind, string Reason) Choose(EventLoopTransportKind wanted)
    {
        if (wanted != EventLoopTransportKind.Auto)
        {
            return (wanted, "the options ask for it.");
        }

        string reason = "";
        foreach (
            EventLoopTransportKind kind in (ReadOnlySpan<EventLoopTransportKind>)
                [EventLoopTransportKind.IoUring, EventLoopTransportKind.Epoll]
        )
        {
            if (WhyImpossible(kind) is not { } impossible)
            {
                return (kind, reason.Length == 0 ? "the first choice is possible." : reason);
            }

            reason += $"not {NameOf(kind)}, because {impossible} ";
        }

        return (EventLoopTransportKind.Sockets, reason.TrimEnd());
    }

    private static string NameOf(EventLoopTransportKind kind) =>
        kind switch
        {
            EventLoopTransportKind.IoUring => "io_uring",
            EventLoopTransportKind.Epoll => "epoll",
            _ => "sockets",
        };
}
