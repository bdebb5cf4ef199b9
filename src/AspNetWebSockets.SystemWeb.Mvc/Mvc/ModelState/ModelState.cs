namespace System.Web.Mvc;

/// <summary>A value that an argument was made of.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.modelstate"/>.</remarks>
public class ModelState
{
    /// <summary>What was wrong with it.</summary>
    public ModelErrorCollection Errors { get; } = [];
}
