namespace Demo;

/// <summary>An end of the connection.</summary>
internal enum Side
{
    Client,
    Server,
}
