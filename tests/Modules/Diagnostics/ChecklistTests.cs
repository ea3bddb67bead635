using Biela.Kernel;
using Biela.Modules.Diagnostics.Domain;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

public sealed class ChecklistTests
{
    private static readonly ChecklistItem Crack = new("TRINCA", "Há trincas?", true, ["Sim", "Não"], [new("Sim", "SV-115", "Recuperar trinca do bloco")]);
    private static readonly ChecklistItem Note = new("OBS", "Observações", false, [], []);

    private static ChecklistTemplate Template() => ChecklistTemplate.Write(ComponentKind.Block, "Entrada do bloco", [Crack, Note]);

    private static ChecklistRun Run() => ChecklistRun.Start(Template(), Guid.CreateVersion7(), Guid.CreateVersion7());

    private static string Refused(Action action) => Assert.Throws<RuleBroken>(action).Code;

    [Fact]
    public void A_required_question_without_an_answer_blocks_the_end()
    {
        var run = Run();

        Assert.Equal("checklist-incomplete", Refused(() => run.Complete("Rui Sena", Now)));
        run.Answer("TRINCA", "Não", "Rui Sena", Now);
        run.Complete("Rui Sena", Now);

        Assert.Equal((Now, "Rui Sena"), (run.CompletedAt, run.CompletedBy));
        Assert.Equal("checklist-complete", Refused(() => run.Answer("OBS", "pintura gasta", "Rui Sena", Now)));
    }

    [Fact]
    public void The_last_answer_counts_and_suggests_its_service()
    {
        var run = Run();
        run.Answer("TRINCA", "Não", "Rui Sena", Now);
        Assert.Empty(run.Suggestions());

        run.Answer("TRINCA", "Sim", "Rui Sena", Now);

        Assert.Equal([new(run.ComponentId, ItemKind.Service, "SV-115", "Recuperar trinca do bloco", 1, "Há trincas?: Sim")], run.Suggestions());
        Assert.Single(run.Answers);
    }

    [Fact]
    public void An_answer_outside_the_options_or_to_no_question_is_refused()
    {
        Assert.Equal("checklist-option-unknown", Refused(() => Run().Answer("TRINCA", "Talvez", "Rui Sena", Now)));
        Assert.Equal("checklist-option-unknown", Refused(() => Run().Answer("OBS", " ", "Rui Sena", Now)));
        Assert.Equal("checklist-item-unknown", Refused(() => Run().Answer("COR", "azul", "Rui Sena", Now)));
    }

    [Fact]
    public void A_run_keeps_the_questions_it_began_with()
    {
        var template = Template();
        var run = ChecklistRun.Start(template, Guid.CreateVersion7(), Guid.CreateVersion7());

        template.Rewrite([Note]);

        Assert.Equal((2, 1, 2), (run.Items.Count, run.TemplateVersion, template.Version));
    }

    [Fact]
    public void A_template_has_distinct_questions_and_suggests_only_for_its_options()
    {
        Assert.Equal("checklist-inconsistent", Refused(() => Template().Rewrite([])));
        Assert.Equal("checklist-inconsistent", Refused(() => Template().Rewrite([Note, Note])));
        Assert.Equal("checklist-inconsistent", Refused(() => Template().Rewrite([Crack with { Options = ["Não"] }])));
    }
}
