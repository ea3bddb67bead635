namespace Biela.Modules.Fiscal.Domain;

/// <summary>Which table a letter, or what is settled by letters, lies in.</summary>
internal enum LetterKind { Document, Declaration, Voiding, ServiceNote, ServiceCancellation, Replacement }

/// <summary>That a letter has to be seen to: it is there exactly as long as the authority still has to decide, or a replacement is not settled.</summary>
[Shared]
internal sealed class Errand
{
    /// <summary>The id of the letter or replacement.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organization.</summary>
    public required Guid Tenant { get; init; }

    /// <summary>The organization's time zone.</summary>
    public required string Zone { get; init; }

    public required LetterKind Kind { get; init; }
    public required DateTimeOffset DueAt { get; set; }
}
