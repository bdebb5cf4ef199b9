namespace LoadGenerator;

/// <summary>The server, the system or the command line did not do what a measurement needs; there is no figure then.</summary>
internal sealed class LoadFailureException(string message) : Exception(message);
