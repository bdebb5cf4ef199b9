namespace System.Web.Http.ModelBinding;

/// <summary>A value that an argument was made of.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/formats-and-model-binding/model-validation-in-aspnet-web-api"/>.</remarks>
public class ModelState
{
    /// <summary>What was wrong with it.</summary>
    public ModelErrorCollection Errors { get; } = [];
}
