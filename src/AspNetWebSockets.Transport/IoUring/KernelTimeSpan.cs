using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary><c>struct __kernel_timespec</c> of linux/time_types.h.</summary>
/// <param name="Seconds">Whole seconds.</param>
/// <param name="Nanoseconds">The rest, below one second.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct KernelTimeSpan(long Seconds, long Nanoseconds)
{
    /// <summary>Converts <paramref name="time"/>, which is not negative.</summary>
    public static KernelTimeSpan From(TimeSpan time) =>
        new(time.Ticks / TimeSpan.TicksPerSecond, time.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick);
}
