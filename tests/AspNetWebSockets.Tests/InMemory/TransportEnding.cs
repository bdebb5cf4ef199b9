namespace AspNetWebSockets.Tests;

/// <summary>The values of <see cref="OutputCompletion"/>, for the parameters of tests.</summary>
public enum TransportEnding
{
    HalfClose = OutputCompletion.HalfClose,
    Close = OutputCompletion.Close,
    None = OutputCompletion.None,
}
