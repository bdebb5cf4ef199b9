using System.Threading.Tasks.Sources;

namespace System.Web.WebSockets;

/// <summary>The rule common to <see cref="PendingReceive"/> and <see cref="PendingSend"/>.</summary>
internal static class PendingOperation
{
    /// <summary>Taking the result too early must not hand the object to the next operation.</summary>
    /// <exception cref="InvalidOperationException">The operation is still pending.</exception>
    public static void RequireCompleted(ValueTaskSourceStatus status)
    {
        if (status == ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException(
                "The result of the ValueTask was taken while the operation was still pending. Await the ValueTask, once; to block or to await it more than once, call AsTask first."
            );
        }
    }
}
