namespace Biela.Modules.Diagnostics.Domain;

/// <summary>A service, or sometimes a part, that an answer speaks for.</summary>
internal sealed record AnswerSuggestion(string Answer, string Service, string Description, ItemKind Kind = ItemKind.Service);

/// <summary>A question about a component; without options any text answers it.</summary>
internal sealed record ChecklistItem(string Code, string Text, bool Required, IReadOnlyList<string> Options, IReadOnlyList<AnswerSuggestion> Suggests);

/// <summary>The questions a shop asks about one kind of component; runs keep the questions they were begun with.</summary>
internal sealed class ChecklistTemplate
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public string ComponentKind { get; private set; } = "";
    public string Name { get; private set; } = "";
    public IReadOnlyList<ChecklistItem> Items { get; private set; } = [];
    public int Version { get; private set; } = 1;

    private ChecklistTemplate() { }

    /// <exception cref="RuleBroken"><c>checklist-inconsistent</c> (422).</exception>
    public static ChecklistTemplate Write(string componentKind, string name, IReadOnlyList<ChecklistItem> items)
    {
        var template = new ChecklistTemplate { ComponentKind = componentKind, Name = name };
        template.Rewrite(items);
        template.Version = 1;
        return template;
    }

    /// <summary>Replaces the questions for the runs to come.</summary>
    /// <exception cref="RuleBroken"><c>checklist-inconsistent</c> (422).</exception>
    public void Rewrite(IReadOnlyList<ChecklistItem> items)
    {
        if (items.Count == 0 || items.DistinctBy(i => i.Code).Count() < items.Count)
            throw new RuleBroken("checklist-inconsistent", "Um checklist tem ao menos um item, e cada código aparece uma vez.", 422);
        if (items.Any(i => i.Options.Count > 0 && i.Suggests.Any(s => !i.Options.Contains(s.Answer))))
            throw new RuleBroken("checklist-inconsistent", "Uma sugestão de serviço usa uma resposta que não está entre as opções do item.", 422);
        (Items, Version) = (items, Version + 1);
    }
}

/// <summary>An answered question.</summary>
internal sealed record ChecklistAnswer(string Code, string Answer, string By, DateTimeOffset At, string? Note = null);

/// <summary>The checklist of one component of one order.</summary>
internal sealed class ChecklistRun
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid OrderId { get; private set; }
    public Guid ComponentId { get; private set; }
    public Guid TemplateId { get; private set; }
    public int TemplateVersion { get; private set; }
    public IReadOnlyList<ChecklistItem> Items { get; private set; } = [];
    public IReadOnlyList<ChecklistAnswer> Answers { get; private set; } = [];
    public string? CompletedBy { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Whether every required question has its answer.</summary>
    public bool Answered => !Open().Any();

    private IEnumerable<ChecklistItem> Open() => Items.Where(i => i.Required && Answers.All(a => a.Code != i.Code));

    private ChecklistRun() { }

    public static ChecklistRun Start(ChecklistTemplate template, Guid orderId, Guid componentId) =>
        new() { OrderId = orderId, ComponentId = componentId, TemplateId = template.Id, TemplateVersion = template.Version, Items = template.Items };

    /// <summary>Answers one question; a later answer replaces the earlier one until the run is complete.</summary>
    /// <exception cref="RuleBroken"><c>checklist-complete</c>, <c>checklist-item-unknown</c> (404), <c>checklist-option-unknown</c> (422).</exception>
    public void Answer(string code, string answer, string by, DateTimeOffset now, string? note = null)
    {
        RequireOpen();
        var item = Items.FirstOrDefault(i => i.Code == code)
            ?? throw new RuleBroken("checklist-item-unknown", $"O checklist não tem o item {code}; confira o código.", 404);
        if (string.IsNullOrWhiteSpace(answer) || (item.Options.Count > 0 && !item.Options.Contains(answer)))
            throw new RuleBroken("checklist-option-unknown", $"\"{item.Text}\" aceita: {string.Join(", ", item.Options.DefaultIfEmpty("um texto"))}.", 422);
        Answers = [.. Answers.Where(a => a.Code != code), new(code, answer, by, now, note)];
        Version++;
    }

    /// <summary>Ends the run; every required question has its answer.</summary>
    /// <exception cref="RuleBroken"><c>checklist-complete</c>, <c>checklist-incomplete</c>.</exception>
    public void Complete(string by, DateTimeOffset now)
    {
        RequireOpen();
        RequireAnswered();
        (CompletedBy, CompletedAt, Version) = (by, now, Version + 1);
    }

    /// <exception cref="RuleBroken"><c>checklist-incomplete</c>.</exception>
    public void RequireAnswered()
    {
        if (!Answered) throw new RuleBroken("checklist-incomplete", $"Responda antes de concluir: {string.Join("; ", Open().Select(i => i.Text))}.");
    }

    /// <summary>The services the answers speak for.</summary>
    public IReadOnlyList<Suggestion> Suggestions() =>
    [
        .. from answer in Answers
           join item in Items on answer.Code equals item.Code
           from suggested in item.Suggests
           where suggested.Answer == answer.Answer
           select new Suggestion(ComponentId, suggested.Kind, suggested.Service, suggested.Description, 1, $"{item.Text}: {answer.Answer}"),
    ];

    private void RequireOpen()
    {
        if (CompletedAt is not null) throw new RuleBroken("checklist-complete", "O checklist já foi concluído e não muda mais.");
    }
}
