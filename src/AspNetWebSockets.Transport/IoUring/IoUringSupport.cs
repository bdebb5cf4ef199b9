using System.Globalization;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>Whether this process may use io_uring as the event loop needs it.</summary>
/// <param name="Reason">Why not, for people to read; <see langword="null"/> when it may.</param>
internal sealed record IoUringSupport(string? Reason)
{
    private const string DisabledSetting = "/proc/sys/kernel/io_uring_disabled";
    private const int NotPermitted = 1;
    private const int OutOfMemory = 12;
    private const int AccessDenied = 13;
    private const int NoSystemCall = 38;

    private static readonly RingOpcode[] s_needed =
    [
        RingOpcode.Nop,
        RingOpcode.PollAdd,
        RingOpcode.Timeout,
        RingOpcode.Accept,
        RingOpcode.AsyncCancel,
        RingOpcode.Send,
        RingOpcode.Receive,
    ];

    /// <summary>Whether io_uring can be used.</summary>
    public bool IsSupported => Reason is null;

    /// <summary>Finds out by making a small ring and receiving through it. Costs well below a millisecond.</summary>
    public static IoUringSupport Probe()
    {
        if (!OperatingSystem.IsLinux())
        {
            return new IoUringSupport("io_uring exists on Linux only.");
        }

        using Ring? ring = Ring.TryCreate(8, 16, Ring.Wanted, out int error);
        return new IoUringSupport(ring is null ? Explain(error, ReadDisabledSetting()) : FindMissing(ring));
    }

    /// <summary>Says in words why io_uring_setup(2) failed.</summary>
    /// <param name="error">Its error number.</param>
    /// <param name="disabledSetting">The value of kernel.io_uring_disabled (Linux 6.6 and later), or <see langword="null"/>.</param>
    public static string Explain(int error, string? disabledSetting) =>
        error switch
        {
            NoSystemCall => "the kernel has no io_uring (it came with Linux 5.1), or a seccomp profile hides it.",
            NotPermitted or AccessDenied when disabledSetting is "1" or "2" =>
                $"the setting kernel.io_uring_disabled is {disabledSetting}, which forbids io_uring to this process.",
            NotPermitted or AccessDenied =>
                "a seccomp profile or security module forbids io_uring, as the default profile of container engines does.",
            OutOfMemory =>
                "the kernel has no memory for a ring; before Linux 5.12 it counts against the limit of locked memory (ulimit -l).",
            _ => string.Create(CultureInfo.InvariantCulture, $"io_uring_setup failed with error {error}."),
        };

    private static string? ReadDisabledSetting()
    {
        try
        {
            return File.Exists(DisabledSetting) ? File.ReadAllText(DisabledSetting).Trim() : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It only makes the explanation better.
            return null;
        }
    }

    private static string? FindMissing(Ring ring)
    {
        if (!ring.Features.HasFlag(RingFeatures.Required))
        {
            return $"the kernel's io_uring lacks {RingFeatures.Required & ~ring.Features}; Linux 6.0 or later is needed.";
        }

        List<RingOpcode> missing = RingOperations.FindMissing(ring, s_needed);
        return missing.Count != 0
            ? $"the kernel's io_uring lacks the operations {string.Join(", ", missing)}; Linux 6.0 or later is needed."
            : ReceiveTrial.Run(ring);
    }
}
