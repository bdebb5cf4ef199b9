namespace AspNetWebSockets.Faults;

/// <summary>What runs on a connection, and knows what it must have seen.</summary>
internal interface IApplication
{
    /// <summary>Whether it has ended, the connection with it.</summary>
    bool IsOver { get; }

    /// <summary>Whether it waits for something that has not happened yet, or has ended.</summary>
    bool IsQuiet { get; }

    /// <summary>Whether it has work on the thread pool that the driver cannot see.</summary>
    bool Races { get; }

    /// <summary>How often it has seen the connection end.</summary>
    int Ends { get; }

    /// <summary>Begins.</summary>
    void Start();

    /// <summary>A data frame of the server reached the client.</summary>
    void OnData(ServerFrame frame);

    /// <summary>Checks what it has seen in the end.</summary>
    /// <param name="inputCame">How many bytes of the input must have reached it; <see langword="null"/> when any may have been lost.</param>
    /// <param name="outputGoes">Whether all that was sent must have reached the client.</param>
    /// <param name="nothingFails">Whether there was no reason for anything to fail: every send must have succeeded.</param>
    void Check(int? inputCame, bool outputGoes, bool nothingFails);

    /// <summary>What it is doing.</summary>
    string Describe();
}
