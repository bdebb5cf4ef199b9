using System.Diagnostics.CodeAnalysis;

namespace System.Web;

/// <summary>A file of the existing site says something that cannot be followed. The message is for the one who can change the file.</summary>
/// <param name="message">What was wrong, what was expected, what to do; without the name of the file.</param>
[SuppressMessage("Design", "CA1064", Justification = "It becomes a line in the log and does not leave the assembly.")]
[SuppressMessage("Design", "CA1032", Justification = "Always thrown with a message.")]
internal sealed class SiteFileException(string message) : Exception(message);
