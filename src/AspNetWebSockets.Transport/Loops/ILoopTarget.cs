namespace AspNetWebSockets.Transport;

/// <summary>What commands can be posted to on its loop.</summary>
internal interface ILoopTarget
{
    /// <summary>Carries a command out, on the loop's leading thread.</summary>
    /// <returns>Whether that thread still leads the loop; if not, it must touch nothing of it any more.</returns>
    bool Execute(LoopCommand command);
}
